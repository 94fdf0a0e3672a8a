export * from './arn';
export * from './function';
export * from './runtime';
export * from './service-error';
