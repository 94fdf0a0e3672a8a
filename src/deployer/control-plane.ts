import type { APIGatewayClient, PatchOperation } from '@aws-sdk/client-api-gateway';
import type { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import type { CloudFormationClient, Stack } from '@aws-sdk/client-cloudformation';
import { AwsFailed } from './errors';
import type { DeploymentSummary, LiveStage, StackState } from './live';

/** One change of a stage, as the API Gateway API writes it. */
export type StagePatch = Pick<PatchOperation, 'op' | 'path' | 'value' | 'from'>;

/**
 * What the deployer asks of AWS, and all that it asks. The only file that loads the AWS SDK: lazily, and
 * with clients that obey `AWS_ENDPOINT_URL`, so that the same code talks to AWS and to the local endpoint.
 */
export class ControlPlane {
  private clients: { cloudFormation?: CloudFormationClient; rest?: APIGatewayClient; v2?: ApiGatewayV2Client } = {};

  /** @param region defaults to what the SDK finds in the environment */
  constructor(readonly region?: string) {}

  /** The stack, or `undefined` when there is none (or only a review of one). */
  async describeStack(stackName: string): Promise<StackState | undefined> {
    const { DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
    let stacks: Stack[] | undefined;
    try {
      stacks = (await (await this.cloudFormation()).send(new DescribeStacksCommand({ StackName: stackName }))).Stacks;
    } catch (error) {
      if (error instanceof Error && error.name === 'ValidationError' && /does not exist/.test(error.message)) return undefined;
      throw new AwsFailed(`reading stack ${stackName}`, error);
    }
    const stack = stacks?.[0];
    if (!stack || stack.StackStatus === 'REVIEW_IN_PROGRESS' || stack.StackStatus === 'DELETE_COMPLETE') return undefined;
    return {
      stackName,
      status: stack.StackStatus ?? 'UNKNOWN',
      parameters: Object.fromEntries((stack.Parameters ?? []).map((p) => [p.ParameterKey!, p.ParameterValue ?? ''])),
      outputs: Object.fromEntries((stack.Outputs ?? []).map((o) => [o.OutputKey!, o.OutputValue ?? ''])),
    };
  }

  /** The deployed template, as it was written. */
  async template(stackName: string): Promise<Readonly<Record<string, unknown>>> {
    const { GetTemplateCommand } = await import('@aws-sdk/client-cloudformation');
    const { TemplateBody = '{}' } = await call(`reading the template of ${stackName}`,
      (await this.cloudFormation()).send(new GetTemplateCommand({ StackName: stackName, TemplateStage: 'Original' })));
    try {
      return JSON.parse(TemplateBody);
    } catch {
      return {}; // YAML: not written by the CDK, so it carries no manifest either.
    }
  }

  /** Logical id to physical id of everything the stack holds. */
  async resources(stackName: string): Promise<ReadonlyMap<string, string>> {
    const { paginateListStackResources } = await import('@aws-sdk/client-cloudformation');
    const found = new Map<string, string>();
    const pages = paginateListStackResources({ client: await this.cloudFormation() }, { StackName: stackName });
    await call(`reading the resources of ${stackName}`, (async () => {
      for await (const page of pages) {
        for (const resource of page.StackResourceSummaries ?? []) {
          if (resource.ResourceStatus === 'DELETE_COMPLETE') continue;
          if (resource.LogicalResourceId && resource.PhysicalResourceId) found.set(resource.LogicalResourceId, resource.PhysicalResourceId);
        }
      }
    })());
    return found;
  }

  /** Updates nothing but parameters: the template and all other parameters stay. Waits for the end. */
  async updateParameters(stack: StackState, changed: Readonly<Record<string, string>>): Promise<void> {
    const sdk = await import('@aws-sdk/client-cloudformation');
    const client = await this.cloudFormation();
    const { stackName } = stack;
    const names = new Set([...Object.keys(stack.parameters), ...Object.keys(changed)]);
    try {
      await client.send(new sdk.UpdateStackCommand({
        StackName: stackName,
        UsePreviousTemplate: true,
        Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
        Parameters: [...names].map((name) => name in changed
          ? { ParameterKey: name, ParameterValue: changed[name] }
          : { ParameterKey: name, UsePreviousValue: true }),
      }));
    } catch (error) {
      if (error instanceof Error && /No updates are to be performed/.test(error.message)) return;
      throw new AwsFailed(`updating the parameters of ${stackName}`, error);
    }
    await call(`updating the parameters of ${stackName}`,
      sdk.waitUntilStackUpdateComplete({ client, maxWaitTime: 900, minDelay: 1, maxDelay: 5 }, { StackName: stackName }));
  }

  /** The role with which the account writes API Gateway's logs in this region. */
  async loggingRole(): Promise<string | undefined> {
    const { GetAccountCommand } = await import('@aws-sdk/client-api-gateway');
    const account = await call('reading the account settings of API Gateway', (await this.rest()).send(new GetAccountCommand({})));
    return account.cloudwatchRoleArn || undefined;
  }

  async restStage(restApiId: string, stageName: string): Promise<LiveStage> {
    const { GetStageCommand } = await import('@aws-sdk/client-api-gateway');
    const stage = await call(`reading stage ${stageName} of ${restApiId}`,
      (await this.rest()).send(new GetStageCommand({ restApiId, stageName })));
    return {
      deploymentId: stage.deploymentId ?? '',
      variables: stage.variables ?? {},
      tags: stage.tags ?? {},
      canary: stage.canarySettings?.deploymentId === undefined ? undefined : {
        deploymentId: stage.canarySettings.deploymentId,
        percentTraffic: stage.canarySettings.percentTraffic ?? 0,
        stageVariableOverrides: stage.canarySettings.stageVariableOverrides ?? {},
      },
    };
  }

  async patchRestStage(restApiId: string, stageName: string, patchOperations: StagePatch[]): Promise<void> {
    const { UpdateStageCommand } = await import('@aws-sdk/client-api-gateway');
    await call(`updating stage ${stageName} of ${restApiId}`,
      (await this.rest()).send(new UpdateStageCommand({ restApiId, stageName, patchOperations })));
  }

  async tagRestStage(restApiId: string, stageName: string, tags: Record<string, string>): Promise<void> {
    const { TagResourceCommand } = await import('@aws-sdk/client-api-gateway');
    const client = await this.rest();
    const resourceArn = `arn:aws:apigateway:${await client.config.region()}::/restapis/${restApiId}/stages/${stageName}`;
    await call(`tagging stage ${stageName} of ${restApiId}`, client.send(new TagResourceCommand({ resourceArn, tags })));
  }

  /** Newest first. */
  async restDeployments(restApiId: string): Promise<DeploymentSummary[]> {
    const { paginateGetDeployments } = await import('@aws-sdk/client-api-gateway');
    const found: DeploymentSummary[] = [];
    const pages = paginateGetDeployments({ client: await this.rest() }, { restApiId, limit: 500 });
    await call(`reading the deployments of ${restApiId}`, (async () => {
      for await (const page of pages) {
        for (const d of page.items ?? []) found.push({ id: d.id!, createdDate: d.createdDate ?? new Date(0), description: d.description });
      }
    })());
    return newestFirst(found);
  }

  async deleteRestDeployment(restApiId: string, deploymentId: string): Promise<void> {
    const { DeleteDeploymentCommand } = await import('@aws-sdk/client-api-gateway');
    await call(`deleting deployment ${deploymentId} of ${restApiId}`,
      (await this.rest()).send(new DeleteDeploymentCommand({ restApiId, deploymentId })));
  }

  async v2Stage(apiId: string, stageName: string): Promise<LiveStage> {
    const { GetStageCommand } = await import('@aws-sdk/client-apigatewayv2');
    const stage = await call(`reading stage ${stageName} of ${apiId}`,
      (await this.v2()).send(new GetStageCommand({ ApiId: apiId, StageName: stageName })));
    return { deploymentId: stage.DeploymentId ?? '', variables: stage.StageVariables ?? {}, tags: stage.Tags ?? {} };
  }

  async pointV2Stage(apiId: string, stageName: string, deploymentId: string): Promise<void> {
    const { UpdateStageCommand } = await import('@aws-sdk/client-apigatewayv2');
    await call(`updating stage ${stageName} of ${apiId}`,
      (await this.v2()).send(new UpdateStageCommand({ ApiId: apiId, StageName: stageName, DeploymentId: deploymentId })));
  }

  async tagV2Stage(apiId: string, stageName: string, tags: Record<string, string>): Promise<void> {
    const { TagResourceCommand } = await import('@aws-sdk/client-apigatewayv2');
    const client = await this.v2();
    const arn = `arn:aws:apigateway:${await client.config.region()}::/apis/${apiId}/stages/${stageName}`;
    await call(`tagging stage ${stageName} of ${apiId}`, client.send(new TagResourceCommand({ ResourceArn: arn, Tags: tags })));
  }

  /** Newest first. */
  async v2Deployments(apiId: string): Promise<DeploymentSummary[]> {
    const { GetDeploymentsCommand } = await import('@aws-sdk/client-apigatewayv2');
    const client = await this.v2();
    const found: DeploymentSummary[] = [];
    let token: string | undefined;
    do {
      const page = await call(`reading the deployments of ${apiId}`,
        client.send(new GetDeploymentsCommand({ ApiId: apiId, NextToken: token })));
      for (const d of page.Items ?? []) found.push({ id: d.DeploymentId!, createdDate: d.CreatedDate ?? new Date(0), description: d.Description });
      token = page.NextToken;
    } while (token);
    return newestFirst(found);
  }

  async deleteV2Deployment(apiId: string, deploymentId: string): Promise<void> {
    const { DeleteDeploymentCommand } = await import('@aws-sdk/client-apigatewayv2');
    await call(`deleting deployment ${deploymentId} of ${apiId}`,
      (await this.v2()).send(new DeleteDeploymentCommand({ ApiId: apiId, DeploymentId: deploymentId })));
  }

  private async cloudFormation(): Promise<CloudFormationClient> {
    const { CloudFormationClient: Client } = await import('@aws-sdk/client-cloudformation');
    return this.clients.cloudFormation ??= new Client({ region: this.region });
  }

  private async rest(): Promise<APIGatewayClient> {
    const { APIGatewayClient: Client } = await import('@aws-sdk/client-api-gateway');
    return this.clients.rest ??= new Client({ region: this.region });
  }

  private async v2(): Promise<ApiGatewayV2Client> {
    const { ApiGatewayV2Client: Client } = await import('@aws-sdk/client-apigatewayv2');
    return this.clients.v2 ??= new Client({ region: this.region });
  }
}

async function call<T>(action: string, promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    throw new AwsFailed(action, error);
  }
}

function newestFirst(deployments: DeploymentSummary[]): DeploymentSummary[] {
  // The service dates to the second and lists in the order of creation, which decides between two of one second.
  return deployments.reverse().sort((a, b) => b.createdDate.getTime() - a.createdDate.getTime());
}
