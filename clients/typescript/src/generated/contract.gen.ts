// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'fd466456a351fd0078313a7f1f293ec23d34c96144857360422b0bf7ce466821',
    version: '0.1.0'
} as const;
