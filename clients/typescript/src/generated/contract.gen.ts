// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'e643ae9655899a6ed96c3a787e434954c846212724ce0e01f93807f1cee86faa',
    version: '0.1.0'
} as const;
