// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'efba0e16d28ac795dea19e81115352b393f7f0078bef2ca5b8a50ba3e1f3f220',
    version: '0.1.0'
} as const;
