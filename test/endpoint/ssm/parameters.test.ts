import { Parameters } from '../../../src/endpoint/ssm/parameters';
import { SystemClock } from '../../../src/gateway/system-clock';

const SCOPE = { accountId: '000000000000', region: 'us-east-1' };

function withParameter(): Parameters {
  const parameters = new Parameters(new SystemClock());
  parameters.put(SCOPE, { name: '/a/b', type: 'String', value: 'x' }, false);
  return parameters;
}

test.each(['/a/b', '/a/b:1', 'arn:aws:ssm:us-east-1:000000000000:parameter/a/b'])('%s names the parameter /a/b', (name) => {
  expect(withParameter().get(SCOPE, name)).toMatchObject({ value: 'x', version: 1 });
});

test('overwrites only when told to, and counts versions', () => {
  const parameters = withParameter();
  const input = { name: '/a/b', type: 'String', value: 'y' };
  expect(() => parameters.put(SCOPE, input, false)).toThrow('The parameter already exists.');
  expect(parameters.put(SCOPE, input, true)).toMatchObject({ value: 'y', version: 2 });
});

test('keeps regions apart', () => {
  expect(withParameter().find({ ...SCOPE, region: 'eu-west-1' }, '/a/b')).toBeUndefined();
});
