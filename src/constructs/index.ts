export * from './cloud-watch-role';
export * from './domain';
export * from './endpoint';
export { Permissions } from './invoke-permissions';
export * from './release';
export * from './rest';
export * from './waf';
export * from './websocket';
