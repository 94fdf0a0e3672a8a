export { restEnvironment } from './environment';
export type { BackendRequest, BackendResponse, HttpFetcher, RestEnvironment, RestEnvironmentOptions, RestMetric, RestState } from './environment';
export { fetchOverHttp } from './http-fetcher';
export { restNotices, type Notice } from './notices';
export type { Failure, RestOutcome } from './outcome';
export { MAXIMUM_PAYLOAD } from './phases/limits';
export { quotaName } from './phases/key';
export { handleRest, PHASES } from './pipeline';
