import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { LocalEndpoint } from '../../../src/endpoint/local-endpoint';
import type { LocalEndpointOptions } from '../../../src/endpoint/local-endpoint';

/** An endpoint on a free port and the SDK's own clients for it. */
export async function startEndpoint(options: LocalEndpointOptions = {}) {
  const endpoint = await LocalEndpoint.start({ port: 0, ...options });
  const configuration = {
    endpoint: endpoint.url, region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1,
  };
  const stacks = new CloudFormationClient(configuration);
  return {
    url: endpoint.url,
    configuration,
    stacks,
    v1: new APIGatewayClient(configuration),
    v2: new ApiGatewayV2Client(configuration),
    lambda: new LambdaClient(configuration),
    metrics: new CloudWatchClient(configuration),
    logs: new CloudWatchLogsClient(configuration),
    execute: (apiId: string, stage: string, path = '/', init?: RequestInit) => fetch(`${endpoint.url}/_aws/execute-api/${apiId}/${stage}${path}`, init),
    /** Creates a stack, which must succeed, and gives its outputs. */
    async deploy(StackName: string, template: object): Promise<Record<string, string>> {
      await stacks.send(new CreateStackCommand({ StackName, TemplateBody: JSON.stringify(template), Capabilities: ['CAPABILITY_IAM'] }));
      for (;;) {
        const { StackStatus = '', StackStatusReason, Outputs = [] } = (await stacks.send(new DescribeStacksCommand({ StackName }))).Stacks![0];
        if (StackStatus === 'CREATE_COMPLETE') return Object.fromEntries(Outputs.map(({ OutputKey, OutputValue }) => [OutputKey!, OutputValue!]));
        if (!StackStatus.endsWith('_IN_PROGRESS')) throw new Error(`${StackName} is ${StackStatus}: ${StackStatusReason}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    close: () => endpoint.close(),
  };
}

export type Started = Awaited<ReturnType<typeof startEndpoint>>;
