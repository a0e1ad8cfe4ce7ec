// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'cc68210fc3603118a5fd5e13b8408d596e256557f6dea9507e5f7eac11b1768c',
    version: '0.1.0'
} as const;
