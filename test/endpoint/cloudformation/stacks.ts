import { setTimeout as sleep } from 'node:timers/promises';
import { CloudFormationClient, DescribeStackEventsCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Stack, StackEvent } from '@aws-sdk/client-cloudformation';

/** Waits until nothing is in progress, and gives the stack. */
export async function settled(client: CloudFormationClient, name: string): Promise<Stack> {
  for (;;) {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    if (!stack.StackStatus?.endsWith('_IN_PROGRESS')) return stack;
    await sleep(5);
  }
}

/** `LogicalId STATUS`, oldest first. */
export async function history(client: CloudFormationClient, name: string): Promise<string[]> {
  return (await events(client, name)).map(({ LogicalResourceId, ResourceStatus }) => `${LogicalResourceId} ${ResourceStatus}`);
}

/** Oldest first. */
export async function events(client: CloudFormationClient, name: string): Promise<StackEvent[]> {
  const all: StackEvent[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(new DescribeStackEventsCommand({ StackName: name, NextToken }));
    all.push(...page.StackEvents ?? []);
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return all.reverse();
}

/** A template of SSM parameters: names to values, or to whole properties. */
export function parameters(values: Readonly<Record<string, unknown>>, more: object = {}): string {
  const Resources = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, {
    Type: 'AWS::SSM::Parameter', Properties: typeof value === 'object' ? value : { Type: 'String', Value: value },
  }]));
  return JSON.stringify({ Resources, ...more });
}
