// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: 'bbd3e6556341cc76ef0af3c8bbcf51fdd075b218287e4013015a50958c055764',
    version: '0.1.0'
} as const;
