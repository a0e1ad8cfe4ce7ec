// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '34854c13ece4525e08c437bf3c90ae425d48c0e958dfc722379b97568c1147d5',
    version: '0.1.0'
} as const;
