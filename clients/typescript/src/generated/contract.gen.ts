// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '10f8b57a0f47c8b17e924d5deb8ab586597524e30a2b5a08cf01721bc01c4c2a',
    version: '0.1.0'
} as const;
