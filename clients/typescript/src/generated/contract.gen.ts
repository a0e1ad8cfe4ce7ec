// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '92312704f7c177442c1b9a64bcdcb7a3cd4ead702f277e04a3f2806bf0faa895',
    version: '0.1.0'
} as const;
