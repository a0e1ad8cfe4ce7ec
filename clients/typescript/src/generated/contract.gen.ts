// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '36a3c9536521284659f5b2c83a8fecba256704d4631af83e28720d24bfc0b146',
    version: '0.1.0'
} as const;
