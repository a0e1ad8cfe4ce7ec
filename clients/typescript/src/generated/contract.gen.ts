// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '1d9187c37ae7c20d88e3ee01749b053374df2f2b385ed0606639cedb4a0fb14f',
    version: '0.1.0'
} as const;
