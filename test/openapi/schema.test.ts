import { Unresolved } from '../../src/model';
import { canonicalSchema } from '../../src/openapi';

const url = 'https://apigateway.amazonaws.com/restapis/a1b2c3/models/Order';

test.each<[string, unknown, unknown]>([
  ['a model of Swagger', { items: { $ref: '#/definitions/Order' } }, { items: { $ref: '#/components/schemas/Order' } }],
  ['a model by its address', { $ref: url }, { $ref: '#/components/schemas/Order' }],
  ['a model of an API that only the deployment tells', { $ref: new Unresolved({}, url.replace('a1b2c3', '${Api}')) }, { $ref: '#/components/schemas/Order' }],
  ['a definition of its own', { definitions: { Order: {} }, $ref: '#/definitions/Order' }, { definitions: { Order: {} }, $ref: '#/definitions/Order' }],
  ['a model beside definitions of its own', { definitions: { A: {} }, $ref: '#/definitions/Order' }, { definitions: { A: {} }, $ref: '#/components/schemas/Order' }],
  ['a property that is named like the keyword', { properties: { $ref: { type: 'string' } } }, { properties: { $ref: { type: 'string' } } }],
])('a reference to %s', (_, schema, expected) => {
  expect(canonicalSchema(schema)).toEqual(expected);
});
