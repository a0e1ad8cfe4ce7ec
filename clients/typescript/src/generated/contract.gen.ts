// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '9cb8c023fd3d5288e5f0901cb437ee4a0731d21516ec2194d0a1cde6407e4881',
    version: '0.1.0'
} as const;
