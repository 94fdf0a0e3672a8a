import { DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand, InvokeCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { startEndpoint, type Started } from '../execute-api/clients';

let on: Started;
beforeAll(async () => {
  on = await startEndpoint();
});
afterAll(() => on.close());

const ROLE = 'arn:aws:iam::000000000000:role/r';
const template = (more: object) => ({
  Resources: {
    F: {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: 'f', Runtime: 'nodejs20.x', Handler: 'index.handler', Role: ROLE, Code: { ZipFile: 'exports.handler = async () => 1;' }, ...more },
    },
  },
});

const CASES: [object, string][] = [
  [{ MemorySize: 127 }, 'Value \'127\' at \'memorySize\' failed to satisfy constraint: Member must have value greater than or equal to 128'],
  [{ MemorySize: 10_241 }, 'Value \'10241\' at \'memorySize\' failed to satisfy constraint: Member must have value less than or equal to 10240'],
  [{ Timeout: 0 }, 'Value \'0\' at \'timeout\' failed to satisfy constraint: Member must have value greater than or equal to 1'],
  [{ Timeout: 901 }, 'Value \'901\' at \'timeout\' failed to satisfy constraint: Member must have value less than or equal to 900'],
  [{ Role: 'r' }, 'Value \'r\' at \'role\' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/'],
  [{ Runtime: 'nodejs99.x' }, 'Value nodejs99.x at \'runtime\' failed to satisfy constraint: Member must satisfy enum value set: ['],
];

it.each(CASES)('rejects a function with %j, in a template and by a client', async (more, message) => {
  const name = `bad-${CASES.findIndex(([other]) => other === more)}`;
  await expect(on.deploy(name, template(more))).rejects.toThrow('ROLLBACK_COMPLETE');
  const { StackEvents } = await on.stacks.send(new DescribeStackEventsCommand({ StackName: name }));
  expect(StackEvents!.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')!.ResourceStatusReason).toContain(message);
  await on.deploy(`good-${name}`, template({ FunctionName: name }));
  await expect(on.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: name, ...more }))).rejects.toMatchObject({
    message: expect.stringContaining(message) as string,
  });
});

it.each([{ MemorySize: 128, Timeout: 1 }, { MemorySize: 10_240, Timeout: 900 }])('takes %j, and keeps what was there when an update is rejected', async (more) => {
  const FunctionName = `f${more.MemorySize}`;
  await on.deploy(FunctionName, template({ ...more, FunctionName }));
  await expect(on.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout: 901 }))).rejects.toMatchObject({ name: 'ValidationException' });
  expect(await on.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))).toMatchObject(more);
  expect(Buffer.from((await on.lambda.send(new InvokeCommand({ FunctionName }))).Payload!).toString()).toBe('1');
});
