import type { FunctionConfiguration } from './function';

/** The environment of a function's code: its own, over what Lambda sets, over what the host adds; nothing of the host's. */
export function functionEnvironment(
  configuration: FunctionConfiguration,
  logStreamName: string,
  added: Readonly<Record<string, string>>,
): Record<string, string> {
  const region = configuration.functionArn.split(':')[3] || 'us-east-1';
  return {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    LANG: 'en_US.UTF-8',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    ...added,
    ...configuration.environment,
    _HANDLER: configuration.handler,
    LAMBDA_TASK_ROOT: configuration.codeDirectory,
    LAMBDA_RUNTIME_DIR: configuration.codeDirectory,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${configuration.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: configuration.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: configuration.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(configuration.memorySize),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: logGroupName(configuration),
    AWS_LAMBDA_LOG_STREAM_NAME: logStreamName,
  };
}

export function logGroupName(configuration: FunctionConfiguration): string {
  return `/aws/lambda/${configuration.functionName}`;
}
