// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '53e9f40b4f720785e759470ed206e2623d14cdc3ac4755700b1283df48154504',
    version: '0.1.0'
} as const;
