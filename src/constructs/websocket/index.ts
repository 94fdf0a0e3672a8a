export * from './api';
export * from './authorizer';
export { WebSocketIntegration } from './integration';
export type { WebSocketAwsOptions, WebSocketIntegrationOptions, WebSocketTemplateOptions } from './integration';
export * from './route-options';
export * from './stage';
