// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '3c84932b3e5f45f74dacb1ade2f410321ae7dfe26367534628f7d3cfdaeb1ec3',
    version: '0.1.0'
} as const;
