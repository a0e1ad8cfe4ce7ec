// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'eba6500657e39d8cedae2c059597369b716b1d9dd209c2c2452b2e3146d134ce',
    version: '0.1.0'
} as const;
