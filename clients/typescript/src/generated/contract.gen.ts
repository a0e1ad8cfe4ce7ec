// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '331897030d33471bfd7f63e3d58665cf177094f23f1b144c3fa0f2a789c14b8a',
    version: '0.1.0'
} as const;
