import { applyTemplate, parseTemplate, VtlRenderError, type MappingInput } from '../../src/vtl';

function text(template: string, input: Partial<MappingInput> = {}): string {
  return applyTemplate(parseTemplate(template), { body: '', ...input }).text;
}

describe('applyTemplate', () => {
  test.each<[string, string, Partial<MappingInput>, string]>([
    ['the request of a mock', '{"statusCode": 200}', {}, '{"statusCode": 200}'],
    ['an empty payload', "$input.body $input.json('$')", {}, '{} {}'],
    ['a form as a payload', "$input.json('$')", { body: 'a=b&c=d' }, '"a=b&c=d"'],
    ['JSON that is none', "[$util.parseJson('')][$util.parseJson('{a')]", {}, '[][]'],
    ['slashes, which only a printed list escapes', "$input.json('$') $input.path('$')", { body: '["a/b"]' }, '["a/b"] ["a\\/b"]'],
    ['numbers beyond 2^53', "$input.json('$')", { body: '{"id":12345678901234567890}' }, '{"id":12345678901234567890}'],
    ['the place of a parameter', "$input.params('a')$input.params('b')$input.params('c')$input.params('d')", {
      params: { path: { a: 'path' }, querystring: { a: 'query', b: 'query' }, header: { a: 'header', b: 'header', c: 'header' } },
    }, 'pathqueryheader'],
    ['stage variables', '$stageVariables.a ${stageVariables.b}', { stageVariables: { a: '1' } }, '1 '],
    ['a path that leads nowhere', "[$input.path('$.a.b')] [$input.json('$.a')] [$input.path('$.a[0]')]", { body: '{"a":"x"}' }, '[] ["x"] []'],
    ['what is not there as JSON, which stays JSON', "{\"a\":$input.json('$.a'),\"b\":$input.json('$.x.y'),\"c\":$input.json('$[0]')}", { body: '{"x":1}' }, '{"a":"","b":"","c":""}'],
    ['a context of numbers and maps, which print as nothing', '$context.n|$context.o|$context.o.k|$context.get("requestOverride")', { context: { n: 1.5, o: { k: [true] } } }, '1.5||[true]|'],
    ['where the override maps stand', '$context.keySet() $context.requestOverride.keySet() $context.responseOverride.keySet()', { context: { protocol: 'p', stage: 's', deploymentId: 'd', apiId: 'a' } },
      '[protocol, requestOverride, stage, deploymentId, responseOverride, apiId] [path, header, querystring] [header]'],
    ['names of JavaScript', '[$context.constructor][$context.__proto__][$x.constructor][$input.body.constructor.constructor("return 1")]', { body: 'b' }, '[][][][]'],
    ['methods that no list has', "[$input.path('$').map][$input.path('$').constructor][$input.path('$').items]", { body: '[1]' }, '[][][]'],
  ])('%s', (_, template, input, expected) => {
    expect(text(template, input)).toBe(expected);
  });

  test('gives back what the template overrides', () => {
    const template = parseTemplate(`#set($context.requestOverride.header.X-A = "1")#set($context.requestOverride.path.id = $input.path('$.id'))
#set($context.requestOverride.querystring.q = "v")#set($context.responseOverride.status = 404)#set($context.responseOverride.header.many = ["a", "b"])`);
    const { requestOverride, responseOverride } = applyTemplate(template, { body: '{"id":7}' });
    expect(requestOverride).toEqual({ header: { 'X-A': '1' }, path: { id: '7' }, querystring: { q: 'v' } });
    expect(responseOverride).toEqual({ header: { many: ['a', 'b'] }, path: {}, querystring: {}, status: 404 });
  });

  test.each([
    ['a broken payload', "$input.json('$')", '{"a":'],
    ['an index out of bounds', "$input.path('$').get(5)", '[1]'],
    ['a path that cannot be read', "$input.path('$.a[')", '{}'],
    ['a macro without end', '#macro(m)#m()#end#m()', ''],
    ['loops in loops in loops', '#foreach($a in [1..999])#foreach($b in [1..999])#foreach($c in [1..999])x#end#end#end', ''],
  ])('fails when there is %s', (_, template, body) => {
    expect(() => text(template, { body })).toThrow(VtlRenderError);
  });
});
