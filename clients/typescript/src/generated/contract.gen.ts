// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'f42221f34e7b6feaf5bdd1a355e5b4f44c48cac0f31747b1a6a2175d67162827',
    version: '0.1.0'
} as const;
