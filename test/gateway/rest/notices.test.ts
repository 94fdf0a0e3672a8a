import { definitionOf, proxy } from './local-api';
import { restNotices } from '../../../src/gateway/rest';
import type { Method, RestApiDefinition } from '../../../src/model';

const rows: [name: string, method: Partial<Method>, definition: Partial<RestApiDefinition>, texts: string[]][] = [
  ['a Lambda proxy', { integration: proxy() }, {}, []],
  ['a mock', {}, {}, []],
  ['IAM', { authorizationType: 'AWS_IAM' }, {}, ["GET /: AWS_IAM: a signature must be there, but neither it nor the caller's permissions are checked"]],
  ['a service', { integration: { type: 'AWS', uri: 'arn:aws:apigateway:eu-west-1:sqs:path/q' } }, {},
    ["GET /: integrations with 'sqs' are not emulated: the method answers 501 with the request that it would have sent"]],
  ['a proxy of a service that has none', { integration: { type: 'AWS_PROXY', uri: 'arn:aws:apigateway:eu-west-1:dynamodb:action/Scan' } }, {}, ["GET /: AWS has no proxy integration with 'dynamodb': the method answers 500"]],
  ['a VPC link', { integration: { type: 'HTTP', connectionType: 'VPC_LINK', uri: 'http://x' } }, {}, ['GET /: VPC links are not emulated: the method answers 501']],
  ['streaming', { integration: { ...proxy(), responseTransferMode: 'STREAM' } }, {}, ['GET /: responses are not streamed: they are sent as a whole']],
  ['a resource policy', {}, { policy: { Statement: [] } }, ['the resource policy is not evaluated: everybody is let in']],
  ['a user pool', {}, { authorizers: [{ key: 'pool', type: 'COGNITO_USER_POOLS' }] }, ["the authorizer 'pool' reads tokens but does not verify their signatures"]],
];

test.each(rows)('what is said of %s', (_, method, definition, texts) => {
  expect(restNotices(definitionOf({ 'GET /': method }, definition)).map(({ text }) => text)).toEqual(texts);
});
