// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '0018223f14fe32515d81f42e360d0a87ea1e64167de2f23e08e9add1bb9caba5',
    version: '0.1.0'
} as const;
