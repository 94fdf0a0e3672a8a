import { ArnFormat, Aws, CfnResource, CustomResource, Stack, Validations, type CfnCondition } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/**
 * Signs the request itself, because it also runs where no SDK is at hand: on the local endpoint.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
const CODE = `
const { createHash, createHmac } = require('node:crypto');
const env = process.env;
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

async function accountRole() {
  const region = env.AWS_REGION;
  const url = new URL('/account', env.AWS_ENDPOINT_URL || 'https://apigateway.' + region + '.' + env.URL_SUFFIX);
  const date = new Date().toISOString().replace(/[-:]|\\.\\d+/g, '');
  const scope = [date.slice(0, 8), region, 'apigateway', 'aws4_request'];
  const headers = { 'accept': 'application/json', 'host': url.host, 'x-amz-content-sha256': sha256(''), 'x-amz-date': date };
  if (env.AWS_SESSION_TOKEN) headers['x-amz-security-token'] = env.AWS_SESSION_TOKEN;
  const names = Object.keys(headers).sort();
  const request = ['GET', url.pathname, '', ...names.map((name) => name + ':' + headers[name]), '', names.join(';'), sha256('')].join('\\n');
  const text = ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(request)].join('\\n');
  const signature = hmac(scope.reduce(hmac, 'AWS4' + env.AWS_SECRET_ACCESS_KEY), text).toString('hex');
  const { host, ...sent } = headers;
  sent.authorization = 'AWS4-HMAC-SHA256 Credential=' + env.AWS_ACCESS_KEY_ID + '/' + scope.join('/')
    + ', SignedHeaders=' + names.join(';') + ', Signature=' + signature;
  const response = await fetch(url, { headers: sent });
  if (!response.ok) throw new Error('GetAccount answered ' + response.status + ': ' + await response.text());
  return (await response.json()).cloudwatchRoleArn;
}

exports.handler = async (event) => {
  const { StackId, RequestId, LogicalResourceId, RequestType, ResourceProperties, ResponseURL } = event;
  const answer = { Status: 'SUCCESS', StackId, RequestId, LogicalResourceId, PhysicalResourceId: 'account' };
  try {
    const existing = RequestType === 'Delete' ? undefined : await accountRole();
    answer.Data = { RoleArn: existing || ResourceProperties.OwnRoleArn };
  } catch (error) {
    answer.Status = 'FAILED';
    answer.Reason = 'cannot read the role with which API Gateway writes logs: ' + error.message;
  }
  // Without a content type, which the signature of the URL would have to name.
  await fetch(ResponseURL, { method: 'PUT', headers: { 'content-type': '' }, body: Buffer.from(JSON.stringify(answer)) });
};
`;

const REASON = 'runs once, while the stack is deployed, to read the account\'s setting for the logs of API Gateway';

/** What packs of rules ask of functions that serve requests. */
const RULES = [
  'AwsSolutions::AwsSolutions-L1',
  ...['LambdaConcurrency', 'LambdaDLQ', 'LambdaInsideVPC', 'IAMNoInlinePolicy'].flatMap((rule) => ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321']
    .map((pack) => `${pack}::${pack}-${rule}`)),
  ...['LambdaAsyncFailureDestination', 'LambdaDLQ', 'LambdaDefaultMemorySize', 'LambdaDefaultTimeout', 'LambdaLatestVersion', 'LambdaTracing', 'LambdaLogging']
    .map((rule) => `Serverless::Serverless-${rule}`),
];

/**
 * Reads, while the stack is deployed, which role the account has for the logs of API Gateway. CloudFormation can set it and cannot read it.
 */
export class AccountRoleReader extends Construct {
  /** What the reader may do: read the setting, and leave no log group of its own behind. */
  public static policy(scope: Construct): iam.PolicyDocument {
    const stack = Stack.of(scope);
    return new iam.PolicyDocument({
      statements: [
        new iam.PolicyStatement({ actions: ['apigateway:GET'], resources: [stack.formatArn({ service: 'apigateway', account: '', resource: '/account' })] }),
        new iam.PolicyStatement({
          effect: iam.Effect.DENY,
          actions: ['logs:CreateLogGroup'],
          resources: [stack.formatArn({ service: 'logs', resource: 'log-group', resourceName: '/aws/lambda/*', arnFormat: ArnFormat.COLON_RESOURCE_NAME })],
        }),
      ],
    });
  }

  /** The role that the account has, or the own one if it has none. */
  public readonly roleArn: string;

  /**
   * @param own the role that the account gets if it has none. The function runs with it as well, to be one resource less in every stack
   */
  constructor(scope: Construct, id: string, own: iam.Role, condition: CfnCondition) {
    super(scope, id);
    const fn = new lambda.CfnFunction(this, 'Function', {
      runtime: lambda.Runtime.NODEJS_22_X.name,
      handler: 'index.handler',
      code: { zipFile: CODE },
      role: own.roleArn,
      timeout: 30,
      environment: { variables: { URL_SUFFIX: Aws.URL_SUFFIX } },
    });
    const reading = new CustomResource(this, 'Resource', {
      serviceToken: fn.attrArn,
      resourceType: 'Custom::ApiGatewayAccountRole',
      properties: { OwnRoleArn: own.roleArn },
    });
    this.roleArn = reading.getAttString('RoleArn');
    for (const resource of [fn, reading.node.defaultChild as CfnResource]) resource.cfnOptions.condition = condition;
    Validations.of(scope).acknowledge(...RULES.map((rule) => ({ id: rule, reason: REASON })));
  }
}
