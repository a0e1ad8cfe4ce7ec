// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '0f47a231612d391ff7c45a5d4994535eb496750dd506ebe0d11002c67f4d8eab',
    version: '0.1.0'
} as const;
