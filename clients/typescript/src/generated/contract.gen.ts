// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'e768912ec531774a82e6ef94cec95a4e17b76579cd58ad6a4a4df5cbc0ace304',
    version: '0.1.0'
} as const;
