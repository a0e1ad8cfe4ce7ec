// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '56850d091ac81bf497c3c8c48785c10503495902005f12dff57e6f0548edf56d',
    version: '0.1.0'
} as const;
