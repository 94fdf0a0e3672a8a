/*
 * The commands that load the AWS SDK or the CDK toolkit. They are bundled apart from the rest,
 * because reading that much code would be most of what `gatehouse lint` takes.
 */
export * as canary from './canary';
export * as deploy from './deploy';
export * as deployments from './deployments';
export * as destroy from './destroy';
export * as rollback from './rollback';
