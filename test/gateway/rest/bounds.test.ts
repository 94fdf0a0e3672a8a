import { definitionOf, lambdaUri, LocalApi, mock, proxy } from './local-api';
import type { Model } from '../../../src/model';

const CATASTROPHIC = 'a'.repeat(40);
const JSON_BODY = { 'Content-Type': 'application/json' };

describe('a model takes bounded time over a body', () => {
  const MODELS: Model[] = [
    { name: 'Email', schema: { properties: { email: { type: 'string', pattern: '^([a-zA-Z0-9]+)+@x$' } } } },
    { name: 'Password', schema: { properties: { password: { type: 'string', pattern: '^(?=.*\\d)(a+)+b$' } } } },
    { name: 'Passwords', schema: { type: 'array', items: { pattern: '^(?=.*\\d)(a+)+b$' } } },
    { name: 'Twice', schema: { properties: { word: { pattern: '^(\\w+)-\\1$' } } } },
    { name: 'Names', schema: { patternProperties: { '^(a+)+b$': { type: 'string' } } } },
    { name: 'Unique', schema: { type: 'array', uniqueItems: true } },
    { name: 'Pairs', schema: { type: 'array', items: { type: 'object', properties: { tags: { type: 'array', uniqueItems: true } } } } },
    { name: 'Tree', schema: { anyOf: [{ properties: { child: { $ref: '#/components/schemas/Tree' } } }, { properties: { child: { $ref: '#/components/schemas/Tree' } } }], required: ['leaf'] } },
  ];
  const nested = (levels: number): string => `${'{"leaf":1,"child":'.repeat(levels)}{}${'}'.repeat(levels)}`;
  const objects = (length: number) => Array.from({ length }, (_, id) => ({ id, name: `n${id}` }));

  const rows: [name: string, model: string, body: string, valid: boolean][] = [
    ['a pattern that backtracks, with what it does not match', 'Email', `{"email":"${CATASTROPHIC}!"}`, false],
    ['a pattern that backtracks, with what it matches', 'Email', `{"email":"${CATASTROPHIC}@x"}`, true],
    ['a pattern with a look-ahead that matches', 'Password', '{"password":"b1aab"}', false],
    ['a pattern with a look-ahead that backtracks', 'Password', `{"password":"${CATASTROPHIC}1"}`, false],
    ['many strings, each of which backtracks', 'Passwords', JSON.stringify(Array.from({ length: 500 }, () => `${'a'.repeat(22)}1`)), false],
    ['a pattern with a reference to what it has matched', 'Twice', '{"word":"so-so"}', true],
    ['a pattern of names', 'Names', `{"${CATASTROPHIC}":1}`, true],
    ['20,000 objects that differ', 'Unique', JSON.stringify(objects(20_000)), true],
    ['20,000 objects, the last of which was there before in another order', 'Unique', JSON.stringify([...objects(20_000), { name: 'n7', id: 7 }]), false],
    ['a number and the text that looks like it', 'Unique', '[1,"1"]', true],
    ['numbers that are written in two ways', 'Unique', '[1,1.0]', false],
    ['an array and the text that looks like it', 'Unique', '[[1,2],"[1,2]",["1,2"]]', true],
    ['many arrays in an array', 'Pairs', JSON.stringify(Array.from({ length: 2000 }, () => ({ tags: [1, 2, 3] }))), true],
    ['a model that refers to itself twice', 'Tree', nested(60), false],
    ['more levels than can be looked at', 'Unique', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, false],
  ];
  test.each(rows)('%s', async (_, model, body, valid) => {
    const api = new LocalApi(definitionOf({ 'POST /': { requestValidator: 'all', requestModels: { 'application/json': model }, integration: proxy() } }, {
      models: MODELS.filter(({ name }) => name === model),
      requestValidators: [{ key: 'all', validateRequestBody: true }],
    }), { handlers: { Echo: () => ({ statusCode: 200, body: '{"ok":true}' }) } });
    const answer = await api.request('POST /', { body, headers: JSON_BODY });
    expect([answer.status, answer.text]).toEqual(valid ? [200, '{"ok":true}'] : [400, '{"message":"Invalid request body"}']);
  });
});

describe('a mapping template takes bounded time', () => {
  const rows: [name: string, template: string, body: string][] = [
    ['matches()', '$input.path("$.a").matches("(a+)+b")', `{"a":"${CATASTROPHIC}"}`],
    ['replaceAll()', '$input.path("$.a").replaceAll("(a+)+b", "")', `{"a":"${CATASTROPHIC}"}`],
    ['split()', '#set($parts = $input.path("$.a").split("(a+)+b"))$parts', `{"a":"${CATASTROPHIC}"}`],
    ['a filter of a path', '$input.path("$[?(@.a =~ /(a+)+b/)]")', `[{"a":"${CATASTROPHIC}"}]`],
    ['many patterns, each of which is slow', '#foreach($x in $input.path("$"))#if($x.matches("(a+)+b"))x#end#end', JSON.stringify(Array.from({ length: 1000 }, () => 'a'.repeat(24)))],
    ['loops in loops', '#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])x#end#end#end', '{}'],
    ['loops over long ranges', '#foreach($a in [1..1000])#foreach($b in [1..2000000])#if($b > 1)#break#end#end#end', '{}'],
    ['macros that call each other', '#macro(a)#b()#b()#end#macro(b)#c()#c()#end#macro(c)#foreach($x in [1..1000])#foreach($y in [1..1000])x#end#end#end#a()', '{}'],
    ['blocks within blocks', `${Array.from({ length: 40 }, (_, i) => `#define($d${i + 1})$d${i}$d${i}#end`).join('')}$d40`, '{}'],
    ['a text that doubles', `#set($s = "aaaaaaaaaaaaaaaa")${'#set($s = $s + $s)'.repeat(40)}$s`, '{}'],
    ['a body of more levels than can be walked', '$input.path("$..a..b")', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ];
  test.each(rows)('%s', async (_, template, body) => {
    const { status, text } = await new LocalApi(definitionOf({
      'POST /': { integration: { ...mock()!, requestTemplates: { 'application/json': template } } },
    })).request('POST /', { body, headers: JSON_BODY });
    expect([status, text]).toEqual([500, '{"message":"Internal server error"}']);
  });

  test('of a response, too', async () => {
    const template = '#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])x#end#end#end';
    expect((await new LocalApi(definitionOf({ 'POST /': { integration: mock(template) } })).request('POST /')).status).toBe(500);
  });
});

test('a selection pattern that backtracks over an error message does not match it', async () => {
  const api = new LocalApi(definitionOf({
    'POST /': {
      integration: {
        type: 'AWS',
        httpMethod: 'POST',
        uri: lambdaUri('Fails'),
        responses: [{ statusCode: '400', selectionPattern: '(a+)+b' }, { statusCode: '502' }],
      },
    },
  }), { handlers: { Fails: () => { throw new Error(CATASTROPHIC); } } });
  expect((await api.request('POST /', { body: '{}', headers: JSON_BODY })).status).toBe(502);
});
