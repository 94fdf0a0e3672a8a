/** Property path, shortest and longest length in characters. */
export type LengthOf = readonly [property: string, min: number, max: number];

/**
 * The lengths of texts that the API reference of WebSocket and HTTP APIs documents, by CloudFormation type.
 * Texts with a rule of their own (schemas, templates, log formats, stage variables, tags) are not here.
 */
export const V2_LENGTHS: Readonly<Record<string, readonly LengthOf[]>> = {
  'AWS::ApiGatewayV2::Api': [
    ['Name', 1, 128], ['Description', 0, 1024], ['Version', 1, 64], ['Target', 1, 2048], ['CorsConfiguration.AllowMethods.*', 1, 64],
  ],
  'AWS::ApiGatewayV2::ApiMapping': [['Stage', 1, 128]],
  'AWS::ApiGatewayV2::Authorizer': [
    ['Name', 1, 128], ['AuthorizerUri', 1, 2048], ['AuthorizerPayloadFormatVersion', 1, 64], ['IdentityValidationExpression', 0, 1024],
    ['JwtConfiguration.Issuer', 1, 2048],
  ],
  'AWS::ApiGatewayV2::Deployment': [['Description', 0, 1024], ['StageName', 1, 128]],
  'AWS::ApiGatewayV2::DomainName': [
    ['DomainName', 1, 512], ['DomainNameConfigurations.*.CertificateName', 1, 128], ['MutualTlsAuthentication.TruststoreUri', 1, 2048],
    ['MutualTlsAuthentication.TruststoreVersion', 1, 64],
  ],
  'AWS::ApiGatewayV2::Integration': [
    ['ConnectionId', 1, 1024], ['Description', 0, 1024], ['IntegrationMethod', 1, 64], ['IntegrationSubtype', 1, 128], ['IntegrationUri', 0, 2048],
    ['PayloadFormatVersion', 1, 64], ['RequestParameters.*', 1, 512], ['TlsConfig.ServerNameToVerify', 1, 512],
  ],
  'AWS::ApiGatewayV2::IntegrationResponse': [['ResponseParameters.*', 1, 512]],
  'AWS::ApiGatewayV2::Model': [['ContentType', 1, 256], ['Description', 0, 1024]],
  'AWS::ApiGatewayV2::PortalProduct': [['Description', 0, 1024], ['DisplayName', 1, 255]],
  'AWS::ApiGatewayV2::Route': [['OperationName', 1, 64], ['RequestModels.*', 1, 128], ['Target', 1, 128]],
  'AWS::ApiGatewayV2::RouteResponse': [['ResponseModels.*', 1, 128]],
  'AWS::ApiGatewayV2::RoutingRule': [['Actions.*.InvokeApi.Stage', 1, 128]],
  'AWS::ApiGatewayV2::Stage': [['Description', 0, 1024]],
  'AWS::ApiGatewayV2::VpcLink': [['Name', 1, 128]],
  'AWS::Serverless::HttpApi': [
    ['Name', 1, 128], ['Description', 0, 1024], ['CorsConfiguration.AllowMethods.*', 1, 64], ['Domain.DomainName', 1, 512],
    ['Domain.MutualTlsAuthentication.TruststoreUri', 1, 2048], ['Domain.MutualTlsAuthentication.TruststoreVersion', 1, 64],
  ],
  'AWS::Serverless::WebSocketApi': [
    ['Name', 1, 128], ['Description', 0, 1024], ['Domain.DomainName', 1, 512], ['Auth.Name', 1, 128], ['Routes.*.OperationName', 1, 64],
    ['Routes.*.RequestModels.*', 1, 128],
  ],
};
