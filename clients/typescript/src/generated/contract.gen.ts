// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '95299a8f09394ed52f65934cd5a39a5ab34034f78920dfee51f47f6332c9c3af',
    version: '0.1.0'
} as const;
