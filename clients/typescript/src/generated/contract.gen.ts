// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '63832849f8d0828d48ea24c4b03ac146480ad8c2cb57780f4003f83c278cf461',
    version: '0.1.0'
} as const;
