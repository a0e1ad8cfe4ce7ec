// Generated from openapi.yaml by `make clients`. DO NOT EDIT.

/** The contract that this client was made from; a server of the same contract serves `/openapi.yaml` with this hash. */
export const CONTRACT = {
    sha256: '65126851bad33e9f4a3f1e79aa22e00e94e1429b3e85bcd2f705dbf607d16221',
    version: '0.1.0'
} as const;
