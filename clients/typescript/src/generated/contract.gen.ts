// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'd60c7af3a3e387fb938a4b181729a5586f56bb9093e651c45bcedb95ac6f10f0',
    version: '0.1.0'
} as const;
