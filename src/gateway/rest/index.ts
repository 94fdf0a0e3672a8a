export { restEnvironment } from './environment';
export type { BackendRequest, BackendResponse, HttpFetcher, RestEnvironment, RestEnvironmentOptions, RestMetric, RestState } from './environment';
export { fetchOverHttp } from './http-fetcher';
export { MAXIMUM_PAYLOAD } from './phases/limits';
export { quotaName } from './phases/key';
export { handleRest, PHASES } from './pipeline';
