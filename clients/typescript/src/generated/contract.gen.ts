// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '65729dc7fe761e5d4fb8c642b7a77c113972a06d33c44b7a831b0f08d94a1ea7',
    version: '0.1.0'
} as const;
