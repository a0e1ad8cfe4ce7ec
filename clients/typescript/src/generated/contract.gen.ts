// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '2e4819b7d21fbd7c0f1cf50668792e42b1e6134c40c1594cf2272ff1cf368187',
    version: '0.1.0'
} as const;
