// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'bec92f21424f872fc57822943ce6f36ee4ff9da764f1e0cd9cec0a58f2e3bfc5',
    version: '0.1.0'
} as const;
