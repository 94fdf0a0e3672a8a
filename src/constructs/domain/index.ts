export * from './api-domain';
