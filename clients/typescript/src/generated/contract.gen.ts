// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '6eb517767e4e7a62599a6570edcf435396f1c8442d4967788b41a0183b00f8fa',
    version: '0.1.0'
} as const;
