export * from './managed-rule-group';
export * from './web-acl';
