export * from './calls';
export * from './deployment-definition';
export * from './missing';
export * from './ensure';
export * from './reading-stage';
