import {
  CreateModelCommand, CreateRestApiCommand, GetModelCommand, GetModelsCommand, ImportRestApiCommand, UpdateModelCommand,
} from '@aws-sdk/client-api-gateway';
import { CreateApiCommand, CreateModelCommand as CreateV2ModelCommand } from '@aws-sdk/client-apigatewayv2';
import { startEndpoint, type Started } from '../execute-api/clients';

const INVALID = 'Invalid model schema specified';
const rejected = (...errors: string[]) => ({
  name: 'BadRequestException',
  $metadata: { httpStatusCode: 400 },
  message: `Invalid model specified: Validation Result: warnings : [], errors : [${errors.join(', ')}]`,
});

describe('a model', () => {
  let on: Started;
  let restApiId: string;

  beforeAll(async () => {
    on = await startEndpoint();
    restApiId = (await on.v1.send(new CreateRestApiCommand({ name: 'orders' }))).id!;
  });
  afterAll(() => on.close());

  const create = (name: string, schema: unknown) => on.v1.send(new CreateModelCommand({
    restApiId, name, contentType: 'application/json', schema: JSON.stringify(schema),
  }));
  const url = (name: string) => `https://apigateway.amazonaws.com/restapis/${restApiId}/models/${name}`;

  it.each<[string, unknown, ReturnType<typeof rejected>]>([
    ['an unknown type', { type: 'objekt' }, rejected(INVALID)],
    ['no required property', { required: [] }, rejected(INVALID)],
    ['a value twice in an enum', { properties: { a: { enum: ['A', 'A'] } } }, rejected(INVALID)],
    ['a pattern that is none', { pattern: '([a-z' }, rejected(INVALID)],
    ['numbers as text', { minLength: '1', maxLength: '35' }, rejected(INVALID, INVALID)],
    ['an id of draft 6', { $id: 'http://example.com/my_schema.json' }, rejected(`${INVALID}. Unsupported keyword(s): ["$id"]`)],
    ['several unknown keywords', { ref: '#', discriminator: 'a' }, rejected(`${INVALID}. Unsupported keyword(s): ["discriminator","ref"]`)],
    ['unknown keywords at two places', { if: {}, items: { example: 1 } }, rejected(`${INVALID}. Unsupported keyword(s): ["if"]`, `${INVALID}. Unsupported keyword(s): ["example"]`)],
    ['a reference to a page', { $ref: 'https://example.com/a.json' }, rejected('Model reference must be in canonical form')],
    ['a reference to nothing', { items: { $ref: '#/definitions/A' } }, rejected(INVALID)],
    ['a newer draft', { $schema: 'http://json-schema.org/draft-07/schema#' }, rejected(INVALID)],
  ])('is rejected with %s', async (_, schema, expected) => {
    await expect(create('Bad', schema)).rejects.toMatchObject(expected);
    await expect(on.v1.send(new GetModelCommand({ restApiId, modelName: 'Bad' }))).rejects.toMatchObject({ name: 'NotFoundException' });
  });

  it('is rejected when it refers to a model that is not there, and not once it is', async () => {
    await expect(create('Orders', { items: { $ref: url('Order') } })).rejects.toMatchObject(rejected('Invalid model specified: Order'));
    await create('Order', { definitions: { Day: { format: 'date' } }, properties: { day: { $ref: '#/definitions/Day' } } });
    await expect(create('Orders', { items: { $ref: url('Order') } })).resolves.toMatchObject({ name: 'Orders' });
  });

  it('is taken with a draft that an example of AWS has', async () => {
    await expect(create('Newer', { $schema: 'https://json-schema.org/draft/2020-12/schema' })).resolves.toMatchObject({ name: 'Newer' });
  });

  it('cannot become one that is rejected', async () => {
    await create('Line', { type: 'object' });
    const update = new UpdateModelCommand({ restApiId, modelName: 'Line', patchOperations: [{ op: 'replace', path: '/schema', value: '{"type":"objekt"}' }] });
    await expect(on.v1.send(update)).rejects.toMatchObject(rejected(INVALID));
  });

  const importing = (schemas: unknown) => on.v1.send(new ImportRestApiCommand({
    body: Buffer.from(JSON.stringify({ openapi: '3.0.1', info: { title: 'imported', version: '1' }, paths: {}, components: { schemas } })),
  }));

  it('is imported without what only OpenAPI has, whatever the order of references', async () => {
    const { id } = await importing({
      A: { type: 'object', discriminator: { propertyName: 'kind' }, required: [], properties: { example: { $ref: '#/components/schemas/B', nullable: true } } },
      B: { type: 'array', items: { $ref: '#/components/schemas/A' } },
    });
    const { items } = await on.v1.send(new GetModelsCommand({ restApiId: id }));
    expect(items!.map(({ name, schema }) => [name, JSON.parse(schema!)]).sort()).toEqual([
      ['A', { type: 'object', properties: { example: { $ref: `https://apigateway.amazonaws.com/restapis/${id}/models/B` } } }],
      ['B', { type: 'array', items: { $ref: `https://apigateway.amazonaws.com/restapis/${id}/models/A` } }],
    ]);
  });

  it.each<[string, unknown, string]>([
    ['an unknown type', { type: 'objekt' }, INVALID],
    ['a reference to a page', { $ref: 'https://example.com/a.json' }, 'Model reference must be in canonical form'],
    ['a reference to nothing', { $ref: '#/components/schemas/Nothing' }, 'Invalid model specified: Nothing'],
  ])('fails the import with %s', async (_, schema, error) => {
    await expect(importing({ Bad: schema })).rejects.toMatchObject({
      name: 'BadRequestException',
      message: `Errors found during import:\n\tUnable to create model for 'Bad': ${rejected(error).message}`,
    });
  });

  it('of a WebSocket API is rejected likewise', async () => {
    const { ApiId } = await on.v2.send(new CreateApiCommand({ Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' }));
    await expect(on.v2.send(new CreateV2ModelCommand({ ApiId, Name: 'Bad', Schema: '{"type":"objekt"}' })))
      .rejects.toMatchObject({ name: 'BadRequestException', message: INVALID });
    await expect(on.v2.send(new CreateV2ModelCommand({ ApiId, Name: 'Good', Schema: '{"type":"object"}' }))).resolves.toMatchObject({ Name: 'Good' });
  });
});
