/** The names under which API Gateway writes into OpenAPI documents what OpenAPI has no word for. */
export const EXTENSION = {
  anyMethod: 'x-amazon-apigateway-any-method',
  apiKeySource: 'x-amazon-apigateway-api-key-source',
  auth: 'x-amazon-apigateway-auth',
  authorizer: 'x-amazon-apigateway-authorizer',
  authtype: 'x-amazon-apigateway-authtype',
  binaryMediaTypes: 'x-amazon-apigateway-binary-media-types',
  documentation: 'x-amazon-apigateway-documentation',
  endpointAccessMode: 'x-amazon-apigateway-endpoint-access-mode',
  endpointConfiguration: 'x-amazon-apigateway-endpoint-configuration',
  gatewayResponses: 'x-amazon-apigateway-gateway-responses',
  integration: 'x-amazon-apigateway-integration',
  minimumCompressionSize: 'x-amazon-apigateway-minimum-compression-size',
  policy: 'x-amazon-apigateway-policy',
  requestValidator: 'x-amazon-apigateway-request-validator',
  requestValidators: 'x-amazon-apigateway-request-validators',
  securityPolicy: 'x-amazon-apigateway-security-policy',
} as const;

/** Methods a path item may hold, in the order in which they are written. `ANY` is an extension. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** The key of a method within a path item. */
export function methodKey(httpMethod: string): string {
  return httpMethod.toUpperCase() === 'ANY' ? EXTENSION.anyMethod : httpMethod.toLowerCase();
}

/** Models that every REST API has without saying so. */
export const BUILT_IN_MODELS: Readonly<Record<string, unknown>> = {
  Empty: { title: 'Empty Schema', type: 'object' },
  Error: { title: 'Error Schema', type: 'object', properties: { message: { type: 'string' } } },
};
