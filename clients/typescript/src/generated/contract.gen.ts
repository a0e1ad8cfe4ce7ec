// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '686692d274706533c495e6aa8b22b6d929ea69a78187ffff8561aaf68a0fb9cd',
    version: '0.1.0'
} as const;
