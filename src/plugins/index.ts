export * from './api-gateway-limits';
