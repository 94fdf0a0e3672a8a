const { ApiGatewayManagementApiClient, PostToConnectionCommand } = require('@aws-sdk/client-apigatewaymanagementapi');

/** Two routes: `whoami` answers with the caller's connection id, `send` passes a text on to another connection. */
exports.handler = async ({ requestContext, body }) => {
  const { routeKey, connectionId, domainName, stage } = requestContext;
  switch (routeKey) {
    case 'whoami':
      return { statusCode: 200, body: JSON.stringify({ connectionId }) };
    case 'send': {
      const { to, text } = JSON.parse(body);
      // Locally the SDK finds the endpoint in its environment.
      const endpoint = process.env.AWS_ENDPOINT_URL ? undefined : `https://${domainName}/${stage}`;
      const client = new ApiGatewayManagementApiClient({ endpoint });
      await client.send(new PostToConnectionCommand({ ConnectionId: to, Data: JSON.stringify({ from: connectionId, text }) }));
      return { statusCode: 200 };
    }
    default:
      return { statusCode: 200 };
  }
};
