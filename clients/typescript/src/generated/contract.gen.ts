// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'ef62e44183165014c3983d9a741e49e932ac3d938480d3029efe25dd25de53b7',
    version: '0.1.0'
} as const;
