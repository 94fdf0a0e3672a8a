import { join } from 'node:path';
import { App, CfnOutput, Duration, RemovalPolicy, Stack, StackProps } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as gatehouse from 'cdk-gatehouse';
import { Construct } from 'constructs';

/** A WebSocket API in which one connection writes to another. */
export class ChatStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const handler = new lambda.Function(this, 'Handler', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(join(__dirname, 'handler')),
      timeout: Duration.seconds(10),
    });
    const chat = gatehouse.WebSocketIntegration.lambda(handler);

    const api = new gatehouse.WebSocketApi(this, 'Chat');
    api.onConnect(chat, { authorizer: gatehouse.WebSocketAuthorizer.none() });
    api.onDisconnect(chat);
    api.route('whoami', chat, { returnResponse: true });
    api.route('send', chat);
    api.grantManageConnections(handler);

    const stage = api.addStage('prod', { accessLogRemovalPolicy: RemovalPolicy.DESTROY });
    new CfnOutput(this, 'Url', { value: stage.url });
  }
}

const app = new App();
new ChatStack(app, 'Chat');
app.synth();
