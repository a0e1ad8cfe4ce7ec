// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'd0f7dfae4d6adae05e09e873c13da54875f1fd6c8d1ff0fafaad4476e59a424d',
    version: '0.1.0'
} as const;
