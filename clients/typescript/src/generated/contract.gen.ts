// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '4f73e891e03fbdd0f8fa1289e04a766a4363c7c5fbaa8920d2e72f6ab43b4a1e',
    version: '0.1.0'
} as const;
