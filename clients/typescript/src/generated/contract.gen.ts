// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '29c653ece1a0a88b402c01d44e8587b7eb57954020490f9e8526f19ec82c367c',
    version: '0.1.0'
} as const;
