/** The plugin's name, which CDK puts before rule ids: `cdk-gatehouse::rest-integration-timeout`. */
export const PLUGIN_NAME = 'cdk-gatehouse';
