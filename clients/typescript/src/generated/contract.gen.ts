// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '6a7ecab7f4b3db107285e3c7c8549193d12b10d715fff6fd1cb397ea4c8cb664',
    version: '0.1.0'
} as const;
