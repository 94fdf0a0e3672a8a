import { join } from 'node:path';
import { App, CfnOutput, Duration, RemovalPolicy, Stack, StackProps } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as gatehouse from 'cdk-gatehouse';
import { Construct } from 'constructs';

export interface OrdersStackProps extends StackProps {
  /** What `GET /version` answers; changing it makes a new deployment. */
  readonly version: string;
}

/** A REST API with a Lambda function, mocks, a validated body, an API key with a usage plan, and canary releases. */
export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string, props: OrdersStackProps) {
    super(scope, id, props);

    const handler = new lambda.Function(this, 'Handler', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(join(__dirname, 'handler')),
      timeout: Duration.seconds(10),
      environment: { VERSION: props.version },
    });
    // With a canary release the API calls a published version, so that the baseline and the canary each run their own code.
    const orders = gatehouse.Integration.lambda(handler);

    const order = gatehouse.Model.fromJsonSchema('Order', {
      type: 'object',
      required: ['item', 'quantity'],
      properties: { item: { type: 'string', minLength: 1 }, quantity: { type: 'integer', minimum: 1 } },
    });

    const api = new gatehouse.RestApi(this, 'Api', {
      endpoint: gatehouse.Endpoint.regional(),
      defaultAuthorizer: gatehouse.Authorizer.none(),
    });
    api.get('/orders', orders);
    api.post('/orders', orders, { requestModel: order, apiKeyRequired: true });
    api.get('/orders/{id}', orders);
    api.get('/health', gatehouse.Integration.mock({ body: '{"status":"ok"}' }));
    api.get('/version', gatehouse.Integration.mock({ body: JSON.stringify({ version: props.version }) }));

    const stage = api.addStage('prod', {
      variables: { greeting: `hello from version ${props.version}`.replace(/ /g, '-') },
      accessLogRemovalPolicy: RemovalPolicy.DESTROY,
      release: gatehouse.Release.canary({ steps: [gatehouse.CanaryStep.percent(10), gatehouse.CanaryStep.percent(50)] }),
    });
    stage.addUsagePlan('Partners', {
      throttle: { rateLimit: 50, burstLimit: 20 },
      quota: { limit: 10_000, period: apigateway.Period.MONTH },
      apiKeys: [new apigateway.ApiKey(this, 'PartnerKey', { value: 'ordersDemoKey0123456789' })],
    });
    new CfnOutput(this, 'Url', { value: stage.url });
  }
}

const app = new App();
new OrdersStack(app, 'Orders', { version: process.env.ORDERS_VERSION ?? '1' });
app.synth();
