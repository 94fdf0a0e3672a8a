export * from './constructs';
export * from './plugins';
