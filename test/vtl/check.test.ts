import { checkTemplate } from '../../src/vtl';

const contextVariables = { names: new Set(['requestId', 'identity.sourceIp']), families: ['authorizer.', 'requestOverride.header.'] };

describe('checkTemplate', () => {
  test.each([
    ['a syntax error', '{\n #if(', [{ message: 'expected a value, found the end of the template', line: 2, column: 6 }]],
    ['a reference of parameter mappings', '{ "id": "$method.request.path.id" }', [{
      message: "nothing sets '$method', so '$method.request' stays as it is written; API Gateway gives $context, $input, $stageVariables, $util", line: 1, column: 10,
    }]],
    ['a name that is misspelled', '$inptu.body', [{ message: expect.stringContaining("nothing sets '$inptu'"), line: 1, column: 1 }]],
    ['an unknown variable', '{ "a": "$context.requestid" }', [{ message: "unknown variable '$context.requestid'", line: 1, column: 9 }]],
    ['an unknown variable in a string of an argument', '$util.urlEncode("$context.identity.ip")', [{ message: "unknown variable '$context.identity.ip'", line: 1, column: 18 }]],
    ['a member that $input has not', "$input.parms('a')", [{ message: "'$input' has no member 'parms', allowed are body, json, params, path", line: 1, column: 1 }]],
    ['a member that $util has not', '#if(true)$util.toJson($x)#end', [{
      message: "'$util' has no member 'toJson', allowed are base64Decode, base64Encode, escapeJavaScript, parseJson, urlDecode, urlEncode", line: 1, column: 10,
    }]],
    ['a loop one round too long', '#foreach($i in [0..1000])#end', [{ message: "'#foreach' ends after 1000 rounds, got a range of 1001", line: 1, column: 1 }]],
  ])('finds %s', (_, template, problems) => {
    expect(checkTemplate(template, { contextVariables })).toEqual(problems);
  });

  test.each([
    ['variables, families and objects of variables', '$context.requestId $context.identity.sourceIp.length() $context.authorizer.a.b #set($i = $context.identity)'],
    ['names that the template sets', '#set($a = {})$a.b #foreach($i in [1..2])$i.c $foreach.index#end #define($d)x#end$d.e #macro(m $p)$p.f#end'],
    ['a name that is meant as it stands', '{ "$schema": "$id", "price": "$5.00" }'],
    ['an override', '#set($context.requestOverride.header.a = "b")'],
    ['a loop of exactly 1000 rounds', '#foreach($i in [1..1000])#end'],
    ['every member', "$input.body $input.json('$') $input.path('$') $input.params() $util.escapeJavaScript('') $stageVariables.any"],
  ])('accepts %s', (_, template) => {
    expect(checkTemplate(template, { contextVariables })).toEqual([]);
  });

  test('without known names, every variable passes', () => {
    expect(checkTemplate('$context.anything')).toEqual([]);
  });
});
