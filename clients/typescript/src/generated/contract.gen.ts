// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'ab5821c9dcdbced46431f7042905d67854ef8b47247157c211a7d7d7f017d0fb',
    version: '0.1.0'
} as const;
