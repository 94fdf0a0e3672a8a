export * from './api';
export * from './authorizer';
export { WebSocketAwsOptions, WebSocketIntegration, WebSocketIntegrationOptions, WebSocketTemplateOptions } from './integration';
export * from './route-options';
export * from './stage';
