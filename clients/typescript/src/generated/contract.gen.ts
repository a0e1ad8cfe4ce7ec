// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '974207fc8f874b330252ef3a1035bda27dce9894829ab36f514216dcd48e8580',
    version: '0.1.0'
} as const;
