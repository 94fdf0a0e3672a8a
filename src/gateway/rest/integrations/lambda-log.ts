import type { Header } from '../../http';
import type { InvocationResult } from '../../lambda';
import type { Exchange } from '../exchange';
import { logEndpointRequest, logEndpointResponse, type ExecutionLog } from '../execution-log';
import type { MappedRequest } from './mapped-request';

/** What a function is invoked with. */
export interface Invocation {
  readonly functionArn: string;
  /** What is mapped to headers, if anything. */
  readonly headers?: MappedRequest['headers'];
  readonly body: Buffer | string;
}

/** Writes the call of Lambda's API as the service makes it. There are no credentials here, but the line is as long as with real ones. */
export function logInvocation({ target, requestId, env }: Exchange, execution: ExecutionLog, { functionArn, headers = {}, body }: Invocation): void {
  const [, partition, , region] = functionArn.split(':');
  const date = new Date(env.clock.now()).toISOString().replace(/[-:]|\.\d+/g, '');
  logEndpointRequest(execution, {
    url: `https://lambda.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}/2015-03-31/functions/${functionArn}/invocations`,
    headers: [
      ['x-amzn-lambda-integration-tag', requestId],
      ['Authorization', requestId.replaceAll('-', '').repeat(6)],
      ['X-Amz-Date', date],
      ['x-amzn-apigateway-api-id', target.apiId],
      ['Accept', 'application/json'],
      ['User-Agent', `AmazonAPIGateway_${target.apiId}`],
      ...Object.entries(headers).map(([name, value]): Header => [name, String(value)]),
      ['X-Amz-Security-Token', Buffer.from(requestId).toString('base64').repeat(24)],
    ],
    body,
  });
}

/** Writes what Lambda answered, and the error of a function that failed. */
export function logInvocationResult(exchange: Exchange, execution: ExecutionLog, { payload, functionError, logs }: InvocationResult): void {
  const { env, integration, responseTrace } = exchange;
  logEndpointResponse(exchange, {
    statusCode: 200,
    headers: [
      ['Date', new Date(env.clock.now()).toUTCString()],
      ['Content-Type', 'application/json'],
      ['Content-Length', String(Buffer.byteLength(payload))],
      ['Connection', 'keep-alive'],
      ['x-amzn-RequestId', integration.requestId ?? ''],
      ...(functionError === undefined ? [] : [['X-Amz-Function-Error', functionError] as const]),
      ['x-amzn-Remapped-Content-Length', '0'],
      ['X-Amz-Executed-Version', /Version: (\S+)/.exec(logs[0] ?? '')?.[1] ?? '$LATEST'],
      ['X-Amzn-Trace-Id', responseTrace],
    ],
    body: payload,
  });
  if (functionError === undefined) return;
  const { errorMessage } = JSON.parse(payload) as { readonly errorMessage?: unknown };
  execution.error(`Lambda execution failed with status 200 due to customer function error: ${String(errorMessage)}. Lambda request id: ${integration.requestId}`);
}
