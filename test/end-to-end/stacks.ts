import {
  CloudFormationClient, CreateStackCommand, DeleteStackCommand, DescribeStacksCommand, UpdateStackCommand, waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete, waitUntilStackUpdateComplete, type Parameter,
} from '@aws-sdk/client-cloudformation';
import { App, LegacyStackSynthesizer, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { LocalEndpoint } from '../../src/endpoint/local-endpoint';

export type Json = Record<string, any>;

/** The template of a stack of its own. */
export function templateOf(name: string, build: (stack: Stack) => void): Json {
  const stack = new Stack(new App(), name, { synthesizer: new LegacyStackSynthesizer() });
  build(stack);
  return Template.fromStack(stack).toJSON();
}

/** Stacks on an endpoint of their own, deployed as CloudFormation does it for a plain `cdk deploy`. */
export class Stacks {
  static async open(): Promise<Stacks> {
    return new Stacks(await LocalEndpoint.start({ port: 0 }));
  }

  private readonly client: CloudFormationClient;
  private readonly waiting: { client: CloudFormationClient; maxWaitTime: number; minDelay: number; maxDelay: number };
  private readonly parameters = new Map<string, Set<string>>();

  private constructor(readonly endpoint: LocalEndpoint) {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    this.client = new CloudFormationClient({ endpoint: endpoint.url, region: 'us-east-1', credentials });
    this.waiting = { client: this.client, maxWaitTime: 30, minDelay: 0.05, maxDelay: 0.1 };
  }

  /** @param given parameters that change; all others keep their value, as the CDK CLI has it */
  async deploy(name: string, template: Json, given: Readonly<Record<string, string>> = {}): Promise<Record<string, string>> {
    const known = this.parameters.get(name);
    const names = Object.keys(template.Parameters ?? {});
    const request = {
      StackName: name,
      TemplateBody: JSON.stringify(template),
      Capabilities: ['CAPABILITY_NAMED_IAM' as const],
      Parameters: names.flatMap((key): Parameter[] => key in given
        ? [{ ParameterKey: key, ParameterValue: given[key] }]
        : known?.has(key) ? [{ ParameterKey: key, UsePreviousValue: true }] : []),
    };
    this.parameters.set(name, new Set(names));
    if (known) {
      await this.client.send(new UpdateStackCommand(request));
      await waitUntilStackUpdateComplete(this.waiting, { StackName: name });
    } else {
      await this.client.send(new CreateStackCommand(request));
      await waitUntilStackCreateComplete(this.waiting, { StackName: name });
    }
    const { Stacks: [stack] = [] } = await this.client.send(new DescribeStacksCommand({ StackName: name }));
    return Object.fromEntries((stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey!, OutputValue!]));
  }

  async destroy(name: string): Promise<void> {
    this.parameters.delete(name);
    await this.client.send(new DeleteStackCommand({ StackName: name }));
    await waitUntilStackDeleteComplete(this.waiting, { StackName: name });
  }

  call(apiId: string, path: string, init?: RequestInit): Promise<Response> {
    return fetch(`${this.endpoint.url}/_aws/execute-api/${apiId}/prod${path}`, init);
  }

  async close(): Promise<void> {
    this.client.destroy();
    await this.endpoint.close();
  }
}
