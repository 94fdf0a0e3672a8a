import { definitionOf, LocalApi, mock } from './local-api';

const ROUTES = ['GET /', 'POST /test', 'ANY /test/any', 'OPTIONS /{proxy+}', 'GET /part1', 'GET /{param+}', 'GET /orders/{id}', 'GET /orders/mine', 'GET /orders/{id}/items',
  'GET /files/{path+}', 'DELETE /a/{x}/c', 'GET /a/{y+}', 'GET /a/b/d', 'GET /colon:verb'];

function api() {
  return new LocalApi(definitionOf(Object.fromEntries(ROUTES.map((route) => [route, {
    integration: mock(`${route}|$input.params('id')|$input.params('path')|$input.params('proxy')|$input.params('param')|$input.params('y')`),
  }]))));
}

describe('which method a request reaches', () => {
  const hits: [name: string, request: string, route: string, values: string][] = [
    ['the root', 'GET /', 'GET /', '||||'],
    ['a literal path', 'POST /test', 'POST /test', '||||'],
    ['a path that lacks the method falls through to the next best', 'OPTIONS /test', 'OPTIONS /{proxy+}', '||test||'],
    ['ANY on a literal path beats the method on a greedy one', 'OPTIONS /test/any', 'ANY /test/any', '||||'],
    ['below a literal path there is nothing: a greedy parameter', 'GET /part1/random-value', 'GET /{param+}', '|||part1/random-value|'],
    ['a literal beats a parameter', 'GET /orders/mine', 'GET /orders/mine', '||||'],
    ['a parameter', 'GET /orders/42', 'GET /orders/{id}', '42||||'],
    ['a parameter stays percent-encoded', 'GET /orders/Summer%20Sale', 'GET /orders/{id}', 'Summer%20Sale||||'],
    ['a literal below a parameter, where the literal sibling ends', 'GET /orders/mine/items', 'GET /orders/{id}/items', 'mine||||'],
    ['a greedy parameter takes the rest', 'GET /files/a/b/c.txt', 'GET /files/{path+}', '|a/b/c.txt|||'],
    ['a trailing slash makes no difference', 'GET /orders/42/', 'GET /orders/{id}', '42||||'],
    ['back from a literal to a parameter', 'DELETE /a/b/c', 'DELETE /a/{x}/c', '||||'],
    ['back from a parameter to a greedy one', 'GET /a/b/c', 'GET /a/{y+}', '||||b/c'],
    ['an encoded literal', 'GET /colon%3Averb', 'GET /colon:verb', '||||'],
    ['slashes repeated behind the stage are one', 'GET ///orders/42', 'GET /orders/{id}', '42||||'],
    ['and before a greedy parameter', 'GET //x//y', 'GET /{param+}', '|||x//y|'],
    ['and are the root', 'GET //', 'GET /', '||||'],
  ];
  test.each(hits)('%s', async (_, request, route, values) => {
    const { status, text } = await api().request(request);
    expect(status).toBe(200);
    expect(text).toBe(`${route}|${values}`);
  });

  const misses: [name: string, request: string][] = [
    ['an unknown path', 'POST /nowhere'],
    ['a method that the path does not have', 'PUT /test'],
    ['a greedy parameter does not match what it stands below', 'OPTIONS /'],
    ['ANY is none of the methods that API Gateway does not have', 'TRACE /test/any'],
  ];
  test.each(misses)('%s is answered as a request without credentials', async (_, request) => {
    const answer = await api().request(request);
    expect(answer.status).toBe(403);
    expect(answer.text).toBe('{"message":"Missing Authentication Token"}');
    expect(answer.header('x-amzn-ErrorType')).toBe('MissingAuthenticationTokenException');
  });

  test('an API whose own address is disabled answers over a custom domain only', async () => {
    const disabled = new LocalApi(definitionOf({ 'GET /': {} }, { disableExecuteApiEndpoint: true }));
    expect((await disabled.request('GET /')).text).toBe('{"message":"Forbidden"}');
    expect((await disabled.request('GET /', { basePath: '' })).status).toBe(200);
  });
});
