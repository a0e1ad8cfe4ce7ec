// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '469ccfe226a9f31efe8af4f26d4147b2c1ab237458b023a044fe191dc56b26af',
    version: '0.1.0'
} as const;
