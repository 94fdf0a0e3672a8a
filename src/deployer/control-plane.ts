import type { APIGatewayClient, PatchOperation, Stage as RestStage } from '@aws-sdk/client-api-gateway';
import type { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import type { CloudFormationClient, Stack } from '@aws-sdk/client-cloudformation';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { STSClient } from '@aws-sdk/client-sts';
import { parseTemplate } from '../template';
import { answerTimeout } from './answer-timeout';
import { allPages, call, isDone, lookUp, parsed, UNKNOWN } from './aws-answers';
import { AwsFailed, StackBusy } from './errors';
import type { DeploymentSummary, LiveFunction, LiveStage, PolicyStatement, RestStageSummary, RetainedResource, StackState } from './live';
import { partitionOf } from './partition';

/** One change of a stage, as the API Gateway API writes it. */
export type StagePatch = Pick<PatchOperation, 'op' | 'path' | 'value' | 'from'>;

interface Clients {
  cloudFormation?: CloudFormationClient;
  rest?: APIGatewayClient;
  v2?: ApiGatewayV2Client;
  lambda?: LambdaClient;
  iam?: IAMClient;
  sts?: STSClient;
}

/**
 * What the deployer asks of AWS, and all that it asks. The only file that loads the AWS SDK: lazily, and
 * with clients that obey `AWS_ENDPOINT_URL`, so that the same code talks to AWS and to the local endpoint.
 */
export class ControlPlane {
  private readonly clients: Clients = {};

  /**
   * @param region defaults to what the SDK finds in the environment
   * @param pollSeconds between two looks at a stack that is being updated
   */
  constructor(readonly region?: string, readonly pollSeconds = 1) {}

  private get options() {
    return { region: this.region, requestHandler: answerTimeout() };
  }

  /** The account that the credentials belong to, and the Region that is worked in. */
  async caller(): Promise<{ readonly account: string; readonly region: string }> {
    const { GetCallerIdentityCommand, STSClient: Client } = await import('@aws-sdk/client-sts');
    const client = this.clients.sts ??= new Client(this.options);
    const { Account = '' } = await call('reading the identity of the credentials', client.send(new GetCallerIdentityCommand({})));
    return { account: Account, region: await client.config.region() };
  }

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

  /** The deployed template, as it was written: the CDK itself writes YAML where it need not upload the template. */
  async template(stackName: string): Promise<Readonly<Record<string, unknown>>> {
    const { GetTemplateCommand } = await import('@aws-sdk/client-cloudformation');
    const command = new GetTemplateCommand({ StackName: stackName, TemplateStage: 'Original' });
    const { TemplateBody = '{}' } = await call(`reading the template of ${stackName}`, (await this.cloudFormation()).send(command));
    return parseTemplate(stackName, TemplateBody).body;
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

  /** What the stack gave up and left in place, newest first; CloudFormation keeps the events that tell for 90 days. */
  async retained(stackName: string): Promise<RetainedResource[]> {
    const { paginateDescribeStackEvents } = await import('@aws-sdk/client-cloudformation');
    const found = new Map<string, RetainedResource>();
    const pages = paginateDescribeStackEvents({ client: await this.cloudFormation() }, { StackName: stackName });
    await call(`reading the events of ${stackName}`, (async () => {
      for await (const page of pages) {
        for (const event of page.StackEvents ?? []) {
          const { LogicalResourceId: logicalId = '', PhysicalResourceId: physicalId = '', ResourceType: type = '' } = event;
          if (event.ResourceStatus !== 'DELETE_SKIPPED' || physicalId === '' || found.has(physicalId)) continue;
          found.set(physicalId, { logicalId, physicalId, type, properties: parsed(event.ResourceProperties) as Record<string, unknown> });
        }
      }
    })());
    return [...found.values()];
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
      if (error instanceof Error && /is in \w+_IN_PROGRESS state/.test(error.message)) throw new StackBusy(stackName);
      throw new AwsFailed(`updating the parameters of ${stackName}`, error);
    }
    const waiting = { client, maxWaitTime: 900, minDelay: this.pollSeconds, maxDelay: 5 * this.pollSeconds };
    await call(`updating the parameters of ${stackName}`, sdk.waitUntilStackUpdateComplete(waiting, { StackName: stackName }));
  }

  /** The role with which the account writes API Gateway's logs in this region. */
  async loggingRole(): Promise<string | undefined> {
    const { GetAccountCommand } = await import('@aws-sdk/client-api-gateway');
    const { cloudwatchRoleArn } = await call('reading the account settings of API Gateway', (await this.rest()).send(new GetAccountCommand({})));
    return cloudwatchRoleArn || undefined;
  }

  async restStage(restApiId: string, stageName: string): Promise<LiveStage> {
    const { GetStageCommand } = await import('@aws-sdk/client-api-gateway');
    return liveStage(await call(`reading stage ${stageName} of ${restApiId}`, (await this.rest()).send(new GetStageCommand({ restApiId, stageName }))));
  }

  /** The API's stages by name. */
  async restStages(restApiId: string): Promise<ReadonlyMap<string, RestStageSummary>> {
    const { GetStagesCommand } = await import('@aws-sdk/client-api-gateway');
    const { item = [] } = await call(`reading the stages of ${restApiId}`, (await this.rest()).send(new GetStagesCommand({ restApiId })));
    return new Map(item.map((stage) => [stage.stageName!, { ...stage, ...liveStage(stage) }]));
  }

  async createRestStage(restApiId: string, stageName: string, deploymentId: string, description: string): Promise<void> {
    const { CreateStageCommand } = await import('@aws-sdk/client-api-gateway');
    await call(`creating stage ${stageName} of ${restApiId}`,
      (await this.rest()).send(new CreateStageCommand({ restApiId, stageName, deploymentId, description })));
  }

  async deleteRestStage(restApiId: string, stageName: string): Promise<void> {
    const { DeleteStageCommand } = await import('@aws-sdk/client-api-gateway');
    await call(`deleting stage ${stageName} of ${restApiId}`, (await this.rest()).send(new DeleteStageCommand({ restApiId, stageName })));
  }

  /** What a stage's deployment says, as OpenAPI with API Gateway's extensions. */
  async exportRestStage(restApiId: string, stageName: string): Promise<unknown> {
    const { GetExportCommand } = await import('@aws-sdk/client-api-gateway');
    const { body } = await call(`exporting stage ${stageName} of ${restApiId}`, (await this.rest()).send(new GetExportCommand({
      restApiId, stageName, exportType: 'oas30', accepts: 'application/json', parameters: { extensions: 'apigateway' },
    })));
    return parsed(Buffer.from(body ?? []).toString('utf8'));
  }

  /** @returns the stage after the change */
  async patchRestStage(restApiId: string, stageName: string, patchOperations: StagePatch[]): Promise<LiveStage> {
    const { UpdateStageCommand } = await import('@aws-sdk/client-api-gateway');
    return liveStage(await call(`updating stage ${stageName} of ${restApiId}`,
      (await this.rest()).send(new UpdateStageCommand({ restApiId, stageName, patchOperations }))));
  }

  async tagRestStage(restApiId: string, stageName: string, tags: Record<string, string>): Promise<void> {
    const { TagResourceCommand } = await import('@aws-sdk/client-api-gateway');
    const client = await this.rest();
    const resourceArn = `${await apiGatewayArn(client)}/restapis/${restApiId}/stages/${stageName}`;
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

  async describeRestDeployment(restApiId: string, deploymentId: string, description: string): Promise<void> {
    const { UpdateDeploymentCommand } = await import('@aws-sdk/client-api-gateway');
    await call(`describing deployment ${deploymentId} of ${restApiId}`, (await this.rest()).send(new UpdateDeploymentCommand({
      restApiId, deploymentId, patchOperations: [{ op: 'replace', path: '/description', value: description }],
    })));
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

  /** @param variables those of the deployment; the stage keeps its own when absent */
  async pointV2Stage(apiId: string, stageName: string, deploymentId: string, variables?: Readonly<Record<string, string>>): Promise<LiveStage> {
    const { UpdateStageCommand } = await import('@aws-sdk/client-apigatewayv2');
    const stage = await call(`updating stage ${stageName} of ${apiId}`,
      (await this.v2()).send(new UpdateStageCommand({ ApiId: apiId, StageName: stageName, DeploymentId: deploymentId, StageVariables: variables })));
    return { deploymentId: stage.DeploymentId ?? '', variables: stage.StageVariables ?? {}, tags: stage.Tags ?? {} };
  }

  async tagV2Stage(apiId: string, stageName: string, tags: Record<string, string>): Promise<void> {
    const { TagResourceCommand } = await import('@aws-sdk/client-apigatewayv2');
    const client = await this.v2();
    const arn = `${await apiGatewayArn(client)}/apis/${apiId}/stages/${stageName}`;
    await call(`tagging stage ${stageName} of ${apiId}`, client.send(new TagResourceCommand({ ResourceArn: arn, Tags: tags })));
  }

  /** Newest first. */
  async v2Deployments(apiId: string): Promise<DeploymentSummary[]> {
    const { GetDeploymentsCommand } = await import('@aws-sdk/client-apigatewayv2');
    const client = await this.v2();
    const items = await allPages(`reading the deployments of ${apiId}`, (NextToken) => client.send(new GetDeploymentsCommand({ ApiId: apiId, NextToken })));
    return newestFirst(items.map((d) => ({ id: d.DeploymentId!, createdDate: d.CreatedDate ?? new Date(0), description: d.Description })));
  }

  /** What the API's definition calls as it is now: its integrations and authorizers. */
  async v2Calls(apiId: string): Promise<readonly { readonly uri?: string; readonly credentials?: string }[]> {
    const { GetAuthorizersCommand, GetIntegrationsCommand } = await import('@aws-sdk/client-apigatewayv2');
    const client = await this.v2();
    const what = `reading what ${apiId} calls`;
    const integrations = await allPages(what, (NextToken) => client.send(new GetIntegrationsCommand({ ApiId: apiId, NextToken })));
    const authorizers = await allPages(what, (NextToken) => client.send(new GetAuthorizersCommand({ ApiId: apiId, NextToken })));
    return [
      ...integrations.map((i) => ({ uri: i.IntegrationUri, credentials: i.CredentialsArn })),
      ...authorizers.map((a) => ({ uri: a.AuthorizerUri, credentials: a.AuthorizerCredentialsArn })),
    ];
  }

  async describeV2Deployment(apiId: string, deploymentId: string, description: string): Promise<void> {
    const { UpdateDeploymentCommand } = await import('@aws-sdk/client-apigatewayv2');
    await call(`describing deployment ${deploymentId} of ${apiId}`,
      (await this.v2()).send(new UpdateDeploymentCommand({ ApiId: apiId, DeploymentId: deploymentId, Description: description })));
  }

  async deleteV2Deployment(apiId: string, deploymentId: string): Promise<void> {
    const { DeleteDeploymentCommand } = await import('@aws-sdk/client-apigatewayv2');
    await call(`deleting deployment ${deploymentId} of ${apiId}`,
      (await this.v2()).send(new DeleteDeploymentCommand({ ApiId: apiId, DeploymentId: deploymentId })));
  }

  /** @param arn of a function, version or alias */
  async lambdaFunction(arn: string): Promise<LiveFunction | undefined | typeof UNKNOWN> {
    const { GetFunctionConfigurationCommand, GetPolicyCommand } = await import('@aws-sdk/client-lambda');
    const client = await this.lambda();
    const configuration = await lookUp(`reading function ${arn}`, client.send(new GetFunctionConfigurationCommand({ FunctionName: arn })));
    if (configuration === undefined || configuration === UNKNOWN) return configuration;
    const policy = await lookUp(`reading the policy of function ${arn}`, client.send(new GetPolicyCommand({ FunctionName: arn })));
    if (policy === UNKNOWN) return UNKNOWN;
    const { Statement = [] } = parsed(policy?.Policy) as { Statement?: PolicyStatement[] };
    return { role: configuration.Role, statements: Statement };
  }

  /** Deletes a function, or the version that the ARN ends with. @returns whether it was there and is gone: not while an alias points to it */
  async deleteFunction(arn: string): Promise<boolean> {
    const { DeleteFunctionCommand } = await import('@aws-sdk/client-lambda');
    return isDone(await lookUp(`deleting function ${arn}`, (await this.lambda()).send(new DeleteFunctionCommand({ FunctionName: arn }))));
  }

  /** @returns whether it was there and is gone */
  async removePermission(functionName: string, statementId: string): Promise<boolean> {
    const { RemovePermissionCommand } = await import('@aws-sdk/client-lambda');
    return isDone(await lookUp(`removing permission ${statementId} from function ${functionName}`,
      (await this.lambda()).send(new RemovePermissionCommand({ FunctionName: functionName, StatementId: statementId }))));
  }

  async roleExists(roleName: string): Promise<boolean | typeof UNKNOWN> {
    const { GetRoleCommand } = await import('@aws-sdk/client-iam');
    const role = await lookUp(`reading role ${roleName}`, (await this.iam()).send(new GetRoleCommand({ RoleName: roleName })));
    return role === UNKNOWN ? UNKNOWN : role !== undefined;
  }

  /** Deletes a role with its inline policies; managed policies are detached. @returns whether it was there and is gone */
  async deleteRole(RoleName: string): Promise<boolean> {
    const sdk = await import('@aws-sdk/client-iam');
    const iam = await this.iam();
    return isDone(await lookUp(`deleting role ${RoleName}`, (async () => {
      const { PolicyNames = [] } = await iam.send(new sdk.ListRolePoliciesCommand({ RoleName }));
      for (const PolicyName of PolicyNames) await iam.send(new sdk.DeleteRolePolicyCommand({ RoleName, PolicyName }));
      const { AttachedPolicies = [] } = await iam.send(new sdk.ListAttachedRolePoliciesCommand({ RoleName }));
      for (const { PolicyArn } of AttachedPolicies) await iam.send(new sdk.DetachRolePolicyCommand({ RoleName, PolicyArn }));
      return iam.send(new sdk.DeleteRoleCommand({ RoleName }));
    })()));
  }

  private async cloudFormation(): Promise<CloudFormationClient> {
    const { CloudFormationClient: Client } = await import('@aws-sdk/client-cloudformation');
    return this.clients.cloudFormation ??= new Client(this.options);
  }

  private async rest(): Promise<APIGatewayClient> {
    const { APIGatewayClient: Client } = await import('@aws-sdk/client-api-gateway');
    return this.clients.rest ??= new Client(this.options);
  }

  private async v2(): Promise<ApiGatewayV2Client> {
    const { ApiGatewayV2Client: Client } = await import('@aws-sdk/client-apigatewayv2');
    return this.clients.v2 ??= new Client(this.options);
  }

  private async lambda(): Promise<LambdaClient> {
    const { LambdaClient: Client } = await import('@aws-sdk/client-lambda');
    return this.clients.lambda ??= new Client(this.options);
  }

  private async iam(): Promise<IAMClient> {
    const { IAMClient: Client } = await import('@aws-sdk/client-iam');
    return this.clients.iam ??= new Client(this.options);
  }
}

async function apiGatewayArn(client: APIGatewayClient | ApiGatewayV2Client): Promise<string> {
  const region = await client.config.region();
  return `arn:${partitionOf(region)}:apigateway:${region}::`;
}

function liveStage({ deploymentId = '', variables = {}, tags = {}, canarySettings: canary }: RestStage): LiveStage {
  return {
    deploymentId,
    variables,
    tags,
    canary: canary?.deploymentId === undefined ? undefined : {
      deploymentId: canary.deploymentId,
      percentTraffic: canary.percentTraffic ?? 0,
      stageVariableOverrides: canary.stageVariableOverrides ?? {},
    },
  };
}

function newestFirst(deployments: DeploymentSummary[]): DeploymentSummary[] {
  // The service dates to the second and lists in the order of creation, which decides between two of one second.
  return deployments.reverse().sort((a, b) => b.createdDate.getTime() - a.createdDate.getTime());
}
