// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '6a570dbb32e33b49f70c1f3ebf2442535fd56627280ad25ebd1fab77c3726b3f',
    version: '0.1.0'
} as const;
