import {
  CloudFormationClient, CreateStackCommand, type Parameter, UpdateStackCommand, waitUntilStackCreateComplete, waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import { App, LegacyStackSynthesizer, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Authorizer, CanaryStep, Integration, Release, RestApi, WebSocketApi, WebSocketAuthorizer, WebSocketIntegration } from '../../src/constructs';
import { LocalEndpoint } from '../../src/endpoint/local-endpoint';

export const STACK = 'Shop';

/** A version of the shop: what `/version` answers, and the stage variable that goes with it. */
export interface ShopVersion {
  readonly version: string;
  readonly color?: string;
  /** Adds a second stage, so that a command must be told which one is meant. */
  readonly secondStage?: boolean;
}

export function shopTemplate({ version, color, secondStage }: ShopVersion): Record<string, any> {
  const stack = new Stack(new App(), STACK, { synthesizer: new LegacyStackSynthesizer() });
  const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.none() });
  api.get('/version', Integration.mock({ body: `{"version":"${version}","color":"$stageVariables.color"}` }));
  api.addStage('prod', {
    variables: color === undefined ? undefined : { color },
    release: Release.canary({ steps: [CanaryStep.percent(10), CanaryStep.percent(50)] }),
  });
  if (secondStage) api.addStage('dev');
  const chat = new WebSocketApi(stack, 'Chat');
  chat.onConnect(WebSocketIntegration.mock(), { authorizer: WebSocketAuthorizer.none() });
  chat.route(`v${version}`, WebSocketIntegration.mock());
  chat.addStage('live');
  return Template.fromStack(stack).toJSON();
}

/** A shop on an endpoint of its own, deployed the way a plain `cdk deploy` would. */
export class Shop {
  static async open(): Promise<Shop> {
    const endpoint = await LocalEndpoint.start({ port: 0 });
    Object.assign(process.env, { AWS_ENDPOINT_URL: endpoint.url, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' });
    return new Shop(endpoint);
  }

  private readonly client: CloudFormationClient;
  private readonly waiting: { client: CloudFormationClient; maxWaitTime: number; minDelay: number; maxDelay: number };
  private parameters = new Set<string>();

  private constructor(readonly endpoint: LocalEndpoint) {
    this.client = new CloudFormationClient({ endpoint: endpoint.url });
    this.waiting = { client: this.client, maxWaitTime: 20, minDelay: 0.05, maxDelay: 0.1 };
  }

  async create(version: ShopVersion): Promise<void> {
    const template = shopTemplate(version);
    this.parameters = new Set(Object.keys(template.Parameters ?? {}));
    await this.client.send(new CreateStackCommand({ StackName: STACK, TemplateBody: JSON.stringify(template), Capabilities: ['CAPABILITY_NAMED_IAM'] }));
    await waitUntilStackCreateComplete(this.waiting, { StackName: STACK });
  }

  /** @param parameters those that change; all others keep their value, as the CDK CLI has it */
  async update(version: ShopVersion, parameters: Record<string, string> = {}): Promise<void> {
    const template = shopTemplate(version);
    await this.client.send(new UpdateStackCommand({
      StackName: STACK,
      TemplateBody: JSON.stringify(template),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: Object.keys(template.Parameters ?? {}).flatMap((name): Parameter[] => name in parameters
        ? [{ ParameterKey: name, ParameterValue: parameters[name] }]
        : this.parameters.has(name) ? [{ ParameterKey: name, UsePreviousValue: true }] : []),
    }));
    this.parameters = new Set(Object.keys(template.Parameters ?? {}));
    await waitUntilStackUpdateComplete(this.waiting, { StackName: STACK });
  }

  async call(apiId: string, path: string, stage = 'prod'): Promise<any> {
    const response = await fetch(`${this.endpoint.url}/_aws/execute-api/${apiId}/${stage}${path}`);
    return response.json();
  }

  async close(): Promise<void> {
    this.client.destroy();
    await this.endpoint.close();
    delete process.env.AWS_ENDPOINT_URL;
  }
}
