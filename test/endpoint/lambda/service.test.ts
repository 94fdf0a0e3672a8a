import {
  AddPermissionCommand, CreateAliasCommand, CreateFunctionCommand, DeleteFunctionCommand, GetFunctionCommand, GetPolicyCommand,
  InvokeCommand, LambdaClient, ListFunctionsCommand, PublishVersionCommand, RemovePermissionCommand,
  UpdateFunctionCodeCommand, UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import type { InvokeCommandInput } from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import { useEndpoint } from '../endpoint';

const endpoint = useEndpoint();
const client = () => new LambdaClient(endpoint.client());
/** A package of one file of zeros, which deflates to a thousandth. */
const zeros = (size: number) => zipSync({ zeros: new Uint8Array(size) }, { level: 1 });
/** The package with another size for each file in its directory. */
function declaring(packed: Uint8Array, size: number): Buffer {
  const bytes = Buffer.from(packed);
  const header = Buffer.from('PK\u0001\u0002');
  for (let at = bytes.indexOf(header); at >= 0; at = bytes.indexOf(header, at + 1)) bytes.writeUInt32LE(size, at + 24);
  return bytes;
}
const zip = (files: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])));

async function create(name: string, source: string, variables: Record<string, string> = {}) {
  return client().send(new CreateFunctionCommand({
    FunctionName: name,
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: 'arn:aws:iam::000000000000:role/any',
    Code: { ZipFile: zip({ 'index.js': source }) },
    Environment: { Variables: variables },
  }));
}

async function invoke(name: string, payload: unknown = {}, more: Partial<InvokeCommandInput> = {}) {
  const { Payload, ...answer } = await client().send(new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(payload), ...more }));
  const text = Buffer.from(Payload ?? []).toString('utf8');
  return { ...answer, payload: text === '' ? undefined : JSON.parse(text) as unknown };
}

test('runs what it was given, in an environment that points back here', async () => {
  await create('echo', 'exports.handler = async (event) => ({ event, url: process.env.AWS_ENDPOINT_URL, mine: process.env.MINE })', { MINE: 'yes' });
  expect(await invoke('echo', { a: 1 })).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST', payload: { event: { a: 1 }, url: endpoint.url(), mine: 'yes' } });
});

test('gives the end of the log when asked', async () => {
  await create('talks', 'exports.handler = async () => console.log("spoken")');
  const { LogResult = '' } = await invoke('talks', {}, { LogType: 'Tail' });
  expect(Buffer.from(LogResult, 'base64').toString()).toMatch(/^START RequestId: .*spoken\nEND RequestId.*\nREPORT RequestId/s);
});

test('tells a failure of the function from an answer', async () => {
  await create('throws', 'exports.handler = async () => { throw new TypeError("no") }');
  expect(await invoke('throws')).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled', payload: { errorType: 'TypeError', errorMessage: 'no' } });
});

test('an event is accepted before it is answered', async () => {
  await create('async', 'exports.handler = async () => 1');
  expect(await invoke('async', {}, { InvocationType: 'Event' })).toMatchObject({ StatusCode: 202, payload: undefined });
});

test('new code, new configuration, and a version that keeps the old', async () => {
  await create('changes', 'exports.handler = async () => process.env.V + 1', { V: 'a' });
  expect(await client().send(new PublishVersionCommand({ FunctionName: 'changes' }))).toMatchObject({ Version: '1' });
  expect(await client().send(new PublishVersionCommand({ FunctionName: 'changes' }))).toMatchObject({ Version: '1' });
  await client().send(new CreateAliasCommand({ FunctionName: 'changes', Name: 'live', FunctionVersion: '1' }));
  await client().send(new UpdateFunctionCodeCommand({ FunctionName: 'changes', ZipFile: zip({ 'index.js': 'exports.handler = async () => process.env.V + 2' }) }));
  await client().send(new UpdateFunctionConfigurationCommand({ FunctionName: 'changes', Environment: { Variables: { V: 'b' } } }));
  expect(await invoke('changes')).toMatchObject({ payload: 'b2' });
  expect(await invoke('changes:1')).toMatchObject({ payload: 'a1', ExecutedVersion: '1' });
  expect(await invoke('changes', {}, { Qualifier: 'live' })).toMatchObject({ payload: 'a1' });
});

test('keeps permissions, and no more of them than fit', async () => {
  await create('policy', 'exports.handler = async () => 1');
  const permission = (StatementId: string) => new AddPermissionCommand({
    FunctionName: 'policy', StatementId, Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com', SourceArn: `arn:aws:execute-api:us-east-1:000000000000:${'a'.repeat(900)}/*`,
  });
  await client().send(permission('s0'));
  await expect(client().send(permission('s0'))).rejects.toMatchObject({ name: 'ResourceConflictException' });
  const { Policy = '' } = await client().send(new GetPolicyCommand({ FunctionName: 'policy' }));
  expect(JSON.parse(Policy)).toMatchObject({ Statement: [{ Sid: 's0', Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' } }] });
  await expect((async () => {
    for (let index = 1; index < 20; index++) await client().send(permission(`s${index}`));
  })()).rejects.toMatchObject({ name: 'PolicyLengthExceededException', message: expect.stringMatching(/^The final policy size \(\d+\) is bigger than the limit \(20480\)\.$/) });
  await client().send(new RemovePermissionCommand({ FunctionName: 'policy', StatementId: 's0' }));
});

const createOf = (FunctionName: string, ZipFile: Uint8Array) => client().send(new CreateFunctionCommand({
  FunctionName, Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::000000000000:role/r', Code: { ZipFile },
}));

test.each([
  ['an unknown function', () => invoke('nobody'), 'ResourceNotFoundException', 'Function not found: arn:aws:lambda:us-east-1:000000000000:function:nobody'],
  ['a second function of a name', () => create('twice', '').then(() => create('twice', '')), 'ResourceConflictException', 'Function already exist: twice'],
  ['a package that is no ZIP', () => client().send(new CreateFunctionCommand({
    FunctionName: 'nozip', Runtime: 'nodejs22.x', Handler: 'a.b', Role: 'arn:aws:iam::000000000000:role/r', Code: { ZipFile: Buffer.from('no') },
  })), 'InvalidParameterValueException', 'Could not unzip uploaded file'],
  ['a package that climbs out of its folder', () => client().send(new CreateFunctionCommand({
    FunctionName: 'slip', Runtime: 'nodejs22.x', Handler: 'a.b', Role: 'arn:aws:iam::000000000000:role/r', Code: { ZipFile: zip({ '../../slip.js': 'x' }) },
  })), 'InvalidParameterValueException', "the package entry '../../slip.js' lies outside the package"],
  ['a package without a file', () => createOf('empty', zip({})), 'InvalidParameterValueException', 'Uploaded file must be a non-empty zip'],
  ['a package that is too large unpacked', () => createOf('zeros', declaring(zeros(1_000_000), 262_144_001)), 'InvalidParameterValueException', 'Unzipped size must be smaller than 262144000 bytes'],
  ['a package whose entries are too large together', () => createOf('many', declaring(zip({ a: 'x', b: 'y' }), 131_072_001)), 'InvalidParameterValueException', 'Unzipped size must be smaller than 262144000 bytes'],
  ['a package that is larger than its directory tells', () => createOf('liar', declaring(zeros(1_000_000), 10)), 'InvalidParameterValueException', 'Could not unzip uploaded file'],
  ['a package of more than 50 MB', () => createOf('large', Buffer.alloc(50 * 1024 * 1024 + 1)), 'RequestEntityTooLargeException', 'Request must be smaller than 70167211 bytes for the CreateFunction operation'],
])('refuses %s', async (_, act, name, message) => {
  await expect(act()).rejects.toMatchObject({ name, message: expect.stringContaining(message) });
});

test('lists, shows and deletes', async () => {
  await create('goes', 'exports.handler = async () => 1');
  const { Functions = [] } = await client().send(new ListFunctionsCommand({}));
  expect(Functions.map(({ FunctionName }) => FunctionName)).toContain('goes');
  expect(await client().send(new GetFunctionCommand({ FunctionName: 'goes' }))).toMatchObject({ Configuration: { State: 'Active', Timeout: 3, MemorySize: 128 } });
  await client().send(new DeleteFunctionCommand({ FunctionName: 'goes' }));
  await expect(client().send(new GetFunctionCommand({ FunctionName: 'goes' }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
