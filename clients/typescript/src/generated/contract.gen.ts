// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '73ea73fad5bcbaab9ad6022e39c5ffebf3b9fe5c02b0441fa5a4ed9fbb56d64f',
    version: '0.1.0'
} as const;
