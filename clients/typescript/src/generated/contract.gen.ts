// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'f0ae32c6054e6bbb151c3c8e98d1958d50454d096b1eb45b662b1e5796018c7a',
    version: '0.1.0'
} as const;
