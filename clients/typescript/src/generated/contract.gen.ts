// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '5279ab331eb1958402b0ef1942d9a074d5ea5c135c276a5e62e023e21f525f68',
    version: '0.1.0'
} as const;
