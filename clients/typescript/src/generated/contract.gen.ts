// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'bbd3a3ace29412c61cf6e48799a8918627798ba47c5de8e4827b1f68eef9dca9',
    version: '0.1.0'
} as const;
