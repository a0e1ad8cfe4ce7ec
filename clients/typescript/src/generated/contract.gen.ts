// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '2439b8d1c09f05941539fb985c06a31e7c1765982b1cf012203f938ac3c18dd2',
    version: '0.1.0'
} as const;
