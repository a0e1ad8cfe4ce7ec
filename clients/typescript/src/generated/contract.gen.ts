// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '93cdcc95a7ccf77a7c0d0da22fb1d315a5575494a55a1640d8c3caa81edb5de2',
    version: '0.1.0'
} as const;
