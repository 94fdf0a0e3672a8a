import { evaluateSelection, jsonObject } from '../../../src/gateway/websocket/selection';

const scope = {
  request: { body: { action: 'join', room: { 'name': 'a', 'full-name': 'b' }, n: 1, no: null, sly: '${request.body.n}' }, header: { 'X-Kind': 'k' } },
  stageVariables: { v: 's' },
  integration: { response: { statuscode: 201 } },
};

describe('evaluateSelection', () => {
  test.each([
    ['a property', '$request.body.action', 'join'],
    ['a property in braces', '${request.body.action}', 'join'],
    ['a nested property', '$request.body.room.full-name', 'b'],
    ['parts and text', '${request.body.action}-${stageVariables.v}.x', 'join-s.x'],
    ['a header', '$request.header.X-Kind', 'k'],
    ['a number', '$request.body.n', '1'],
    ['a status', '$integration.response.statuscode', '201'],
    ['an escaped dollar', '\\$default', '$default'],
    ['text that only looks like a reference', '$default', '$default'],
    ['a value that looks like a reference, which is not looked at again', '$request.body.sly', '${request.body.n}'],
    ['a property that is missing', '$request.body.nope', undefined],
    ['null', '$request.body.no', undefined],
    ['an object', '$request.body.room', undefined],
    ['a name of JavaScript', '$request.body.constructor', undefined],
  ])('%s', (_, expression, expected) => {
    expect(evaluateSelection(expression, scope)).toBe(expected);
  });
});

test.each([['{"a":1}', { a: 1 }], [' {}', {}], ['[1]', undefined], ['"a"', undefined], ['hello', undefined], ['{bad', undefined], [undefined, undefined]])(
  'jsonObject(%p)', (text, expected) => expect(jsonObject(text)).toEqual(expected),
);
