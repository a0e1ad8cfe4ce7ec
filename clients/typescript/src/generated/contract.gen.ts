// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'bc81f049e16a2ac16021563fe296e12462fe5a2ea9f827c30eb33bc78698d666',
    version: '0.1.0'
} as const;
