import {
  CreateResourceCommand, CreateRestApiCommand, GetResourceCommand, GetResourcesCommand, ImportRestApiCommand, UpdateResourceCommand,
} from '@aws-sdk/client-api-gateway';
import { startEndpoint } from '../execute-api/clients';
import type { Started } from '../execute-api/clients';

let endpoint: Started;
let restApiId: string;
let ids: Record<'root' | 'a' | 'b' | 'c' | 'other', string>;

beforeAll(async () => {
  endpoint = await startEndpoint();
  const api = await endpoint.v1.send(new CreateRestApiCommand({ name: 'tree' }));
  restApiId = api.id!;
  const below = async (parentId: string, pathPart: string) =>
    (await endpoint.v1.send(new CreateResourceCommand({ restApiId, parentId, pathPart }))).id!;
  const root = api.rootResourceId!;
  const a = await below(root, 'a');
  const b = await below(a, 'b');
  ids = { root, a, b, c: await below(b, 'c'), other: await below(root, 'other') };
});
afterAll(() => endpoint.close());

const move = (resource: keyof typeof ids, parent: keyof typeof ids) => endpoint.v1.send(new UpdateResourceCommand({
  restApiId, resourceId: ids[resource], patchOperations: [{ op: 'replace', path: '/parentId', value: ids[parent] }],
}));

test.each([['a', 'a'], ['a', 'b'], ['a', 'c'], ['b', 'c']] as const)('%s cannot be moved below %s', async (resource, parent) => {
  await expect(move(resource, parent)).rejects.toMatchObject({ name: 'BadRequestException', message: 'Resources cannot be cyclical.' });
  const { items } = await endpoint.v1.send(new GetResourcesCommand({ restApiId }));
  expect(items!.map(({ path }) => path).sort()).toEqual(['/', '/a', '/a/b', '/a/b/c', '/other']);
});

test('a resource moves to another place with all that is below it', async () => {
  expect(await move('b', 'other')).toMatchObject({ path: '/other/b' });
  expect(await endpoint.v1.send(new GetResourceCommand({ restApiId, resourceId: ids.c }))).toMatchObject({ path: '/other/b/c' });
});

test.each([
  ['20,000 paths', Array.from({ length: 20_000 }, (_, index) => `/p${index}`), 'LimitExceededException'],
  ['a path of 20,000 levels', ['/a'.repeat(20_000)], 'BadRequestException'],
])('no API is imported with %s', async (_, paths, name) => {
  const definition = { openapi: '3.0.1', info: { title: 'large', version: '1' }, paths: Object.fromEntries(paths.map((path) => [path, {}])) };
  await expect(endpoint.v1.send(new ImportRestApiCommand({ body: Buffer.from(JSON.stringify(definition)) }))).rejects.toMatchObject({
    name, message: expect.stringContaining('Maximum number of resources for this API has been reached'),
  });
});
