// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '69a0a7c3166f1d3f535ec971c85a80ec29a5409affca0df288ef57f9339300c8',
    version: '0.1.0'
} as const;
