import { parseXml } from '../../../src/endpoint/protocols/parse-xml';
import { parseQuery } from '../../../src/endpoint/protocols/query';
import { xmlElement } from '../../../src/endpoint/protocols/xml';

test.each([
  ['flat members', 'A=1&B=', { A: '1', B: '' }],
  ['a structure', 'A.B.C=1', { A: { B: { C: '1' } } }],
  ['a list, in the order of its numbers', 'L.member.2=b&L.member.10=c&L.member.1=a', { L: ['a', 'b', 'c'] }],
  ['a list of structures', 'T.member.1.Key=k&T.member.1.Value=v', { T: [{ Key: 'k', Value: 'v' }] }],
  ['an empty list', 'L=', { L: '' }],
  ['a name that every object has', 'A.constructor=1', { A: { constructor: '1' } }],
])('reads %s', (_, body, expected) => {
  expect(parseQuery(new URLSearchParams(body))).toEqual(expected);
});

test.each([
  ['lists of the query protocol', 'member' as const, '<R><L><member>1</member><member>2</member></L></R>'],
  ['lists of S3', 'flat' as const, '<R><L>1</L><L>2</L></R>'],
])('writes %s', (_, style, expected) => {
  expect(xmlElement('R', { L: [1, 2], Gone: undefined }, style)).toBe(expected);
});

test('escapes what XML cannot hold, and reads it back', () => {
  const text = 'a < b & "c" > d\r\n';
  const document = xmlElement('T', text, 'flat');
  expect(document).toBe('<T>a &lt; b &amp; &quot;c&quot; &gt; d&#xD;\n</T>');
  expect(parseXml(document)).toEqual({ name: 'T', children: [], text });
  expect(xmlElement('T', 'bell\u0007', 'flat')).toBe('<T>bell\ufffd</T>');
});
