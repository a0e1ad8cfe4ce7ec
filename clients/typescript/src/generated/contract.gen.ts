// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'b35fb6a533f34fc0a264ef7b9f266590b5515d8de969b9dabad537bdd507a7a1',
    version: '0.1.0'
} as const;
