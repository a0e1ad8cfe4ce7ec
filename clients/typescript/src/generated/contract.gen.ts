// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '93f0febd2971c82f6ca65557b459cf875c749895cc4862e8fdfb997cf7940a6c',
    version: '0.1.0'
} as const;
