/*
 * The TypeScript entry `cdk-gatehouse/local`: the local AWS endpoint for tests and tools.
 */
export { LocalEndpoint, type LocalEndpointOptions } from './endpoint/local-endpoint';
export type { Clock, Random } from './gateway/clock';
export { VirtualClock } from './gateway/virtual-clock';
