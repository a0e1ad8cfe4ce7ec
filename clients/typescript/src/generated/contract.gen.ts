// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '9343906cbf813f2265bef87c82ec175a40d92a8eea3da1cf6d63c0d45952b0f8',
    version: '0.1.0'
} as const;
