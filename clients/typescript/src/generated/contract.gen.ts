// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'd2102ba6672bbddc84d82653b0a11090e937ec68fb13ea704a1b7e003e0c6c39',
    version: '0.1.0'
} as const;
