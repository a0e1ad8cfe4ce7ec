// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '79b2c2bf85d6261aafa36707b54d9fae7b5b4319030b39d20a04c6a6d9af1e0a',
    version: '0.1.0'
} as const;
