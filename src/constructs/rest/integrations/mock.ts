import { Token } from 'aws-cdk-lib';
import type * as model from '../../../model';
import type { Binder } from '../binding';
import type { MockIntegrationOptions } from '../integration-options';
import { integrationResponse } from './fields';

export function bindMock(options: MockIntegrationOptions): Binder {
  const { statusCode = 200, body, contentType = 'application/json', headers = {} } = options;
  if (Token.isUnresolved(statusCode)) throw new Error('statusCode of a mock must be known at synthesis, got a token');
  const parameters = Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]);
  const main: model.IntegrationResponse = {
    statusCode: String(statusCode),
    responseParameters: parameters.length > 0 ? Object.fromEntries(parameters) : undefined,
    responseTemplates: body === undefined ? undefined : { [contentType]: body },
  };
  return () => ({
    type: 'MOCK',
    requestTemplates: options.requestTemplates ?? { 'application/json': JSON.stringify({ statusCode }) },
    // A mock fails with 500 on a body that no template turned into a status; so the caller hears 415.
    passthroughBehavior: 'WHEN_NO_TEMPLATES',
    responses: [main, ...(options.integrationResponses ?? []).map(integrationResponse)],
  });
}
