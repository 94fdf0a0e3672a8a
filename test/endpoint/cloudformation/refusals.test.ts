import { CloudFormationClient, CreateStackCommand, DeleteStackCommand, DescribeStacksCommand, UpdateStackCommand, ValidateTemplateCommand } from '@aws-sdk/client-cloudformation';
import { useEndpoint } from '../endpoint';
import { parameters, settled } from './stacks';

const endpoint = useEndpoint();
const client = () => new CloudFormationClient(endpoint.client());
const role = (properties: object) => JSON.stringify({ Resources: { Role: { Type: 'AWS::IAM::Role', Properties: properties } } });

test.each([
  ['nothing', '', 'Either Template URL or Template Body must be specified.'],
  ['broken JSON', '{ "Resources": ', 'Template format error: JSON not well-formed.'],
  ['broken YAML', 'Resources: [', 'Template format error: YAML not well-formed.'],
  ['no resources', '{ "Resources": {} }', 'Template format error: At least one Resources member must be defined.'],
  ['an unknown section', '{ "Ressources": {} }', 'Invalid template property or properties [Ressources]'],
  ['a resource without a type', '{ "Resources": { "A": {} } }', 'Template format error: [/Resources/A] Every Resources object must contain a Type member.'],
  ['a dangling Ref', parameters({ A: { Value: { Ref: 'Nobody' } } }), 'Template format error: Unresolved resource dependencies [Nobody] in the Resources block of the template'],
  ['a dangling Sub', parameters({ A: { Value: { 'Fn::Sub': '${Nobody.Arn}' } } }), 'Unresolved resource dependencies [Nobody]'],
  ['a dangling output', parameters({ A: 'x' }, { Outputs: { O: { Value: { Ref: 'Nobody' } } } }), 'Unresolved resource dependencies [Nobody] in the Outputs block'],
  ['a cycle', parameters({ A: { Value: { Ref: 'B' } }, B: { Value: { Ref: 'A' } }, C: { Value: { Ref: 'A' } } }), 'Circular dependency between resources: [A, B]'],
  ['501 resources', parameters(Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`P${index}`, 'x']))), 'Number of resources, 501, is greater than maximum allowed, 500'],
  ['a transform', parameters({ A: 'x' }, { Transform: 'AWS::Serverless-2016-10-31' }), 'Transform AWS::Serverless-2016-10-31 is not emulated'],
  ['an unknown condition', '{ "Resources": { "A": { "Type": "AWS::SSM::Parameter", "Condition": "C" } } }', 'Unresolved condition dependency C'],
])('refuses a template with %s', async (_, template, text) => {
  await expect(client().send(new ValidateTemplateCommand({ TemplateBody: template }))).rejects.toMatchObject({ name: 'ValidationError', message: expect.stringContaining(text) });
});

test.each([
  ['IAM without a capability', role({}), [], 'Requires capabilities : [CAPABILITY_IAM]'],
  ['a named role with CAPABILITY_IAM', role({ RoleName: 'r' }), ['CAPABILITY_IAM' as const], 'Requires capabilities : [CAPABILITY_NAMED_IAM]'],
])('refuses %s', async (_, TemplateBody, Capabilities, text) => {
  const command = new CreateStackCommand({ StackName: 'Capable', TemplateBody, Capabilities });
  await expect(client().send(command)).rejects.toMatchObject({ name: 'InsufficientCapabilitiesException', message: text });
});

describe('parameters', () => {
  const template = (definition: object) => parameters({ P: { Type: 'String', Value: { 'Fn::Sub': '${Given}' } } }, { Parameters: { Given: { Type: 'String', ...definition } } });

  test.each([
    ['a missing value', {}, undefined, 'Parameters: [Given] must have values'],
    ['a value that is not allowed', { AllowedValues: ['a', 'b'] }, 'c', "Parameter 'Given' must be one of AllowedValues"],
    ['a value that does not match', { AllowedPattern: '[a-z]+' }, 'A1', "Parameter 'Given' must match pattern [a-z]+"],
    ['a value that a pattern backtracks over', { AllowedPattern: '(a+)+b' }, 'a'.repeat(40), "Parameter 'Given' must match pattern (a+)+b"],
    ['a value too short', { MinLength: 2 }, 'a', "Parameter 'Given' must contain at least 2 characters"],
    ['no number', { Type: 'Number' }, 'a', "Parameter 'Given' must be a number"],
    ['a number too large', { Type: 'Number', MaxValue: 5 }, '6', "Parameter 'Given' must be a number not greater than 5"],
    ['a constraint with a description', { AllowedPattern: 'x', ConstraintDescription: 'only x' }, 'y', 'Parameter Given failed to satisfy constraint: only x'],
    ['an SSM parameter that is not there', { Type: 'AWS::SSM::Parameter::Value<String>' }, '/gone', 'Unable to fetch parameters [/gone] from parameter store for this account.'],
  ])('refuses %s', async (_, definition, value, text) => {
    const Parameters = value === undefined ? [] : [{ ParameterKey: 'Given', ParameterValue: value }];
    const command = new CreateStackCommand({ StackName: 'Parameterised', TemplateBody: template(definition), Parameters });
    await expect(client().send(command)).rejects.toMatchObject({ name: 'ValidationError', message: text });
  });

  test('refuses a parameter that the template does not have', async () => {
    const command = new CreateStackCommand({ StackName: 'P', TemplateBody: parameters({ A: 'x' }), Parameters: [{ ParameterKey: 'Nobody', ParameterValue: 'x' }] });
    await expect(client().send(command)).rejects.toThrow('Parameters: [Nobody] do not exist in the template');
  });

  test('keeps a previous value, and hides one with NoEcho', async () => {
    const TemplateBody = template({ NoEcho: true });
    await client().send(new CreateStackCommand({ StackName: 'Keeps', TemplateBody, Parameters: [{ ParameterKey: 'Given', ParameterValue: 'secret' }] }));
    expect((await settled(client(), 'Keeps')).Parameters).toEqual([expect.objectContaining({ ParameterKey: 'Given', ParameterValue: '****' })]);
    const update = new UpdateStackCommand({ StackName: 'Keeps', UsePreviousTemplate: true, Parameters: [{ ParameterKey: 'Given', UsePreviousValue: true }] });
    await expect(client().send(update)).rejects.toMatchObject({ name: 'ValidationError', message: 'No updates are to be performed.' });
  });
});

test('knows no stack that was never made', async () => {
  await expect(client().send(new DescribeStacksCommand({ StackName: 'Nobody' }))).rejects.toMatchObject({ name: 'ValidationError', message: 'Stack with id Nobody does not exist' });
  await expect(client().send(new UpdateStackCommand({ StackName: 'Nobody', TemplateBody: parameters({ A: 'x' }) }))).rejects.toThrow('Stack [Nobody] does not exist');
  await expect(client().send(new DeleteStackCommand({ StackName: 'Nobody' }))).resolves.toBeDefined();
});

test('keeps names apart by region, and one region from a second stack of a name', async () => {
  const command = new CreateStackCommand({ StackName: 'Twice', TemplateBody: parameters({ A: 'x' }) });
  await client().send(command);
  await expect(client().send(command)).rejects.toMatchObject({ name: 'AlreadyExistsException', message: 'Stack [Twice] already exists' });
  const elsewhere = new CloudFormationClient(endpoint.client('eu-west-1'));
  await expect(elsewhere.send(command)).resolves.toMatchObject({ StackId: expect.stringContaining(':eu-west-1:') });
});

test('does not delete a stack under termination protection', async () => {
  await client().send(new CreateStackCommand({ StackName: 'Protected', TemplateBody: parameters({ A: 'x' }), EnableTerminationProtection: true }));
  await settled(client(), 'Protected');
  await expect(client().send(new DeleteStackCommand({ StackName: 'Protected' }))).rejects.toThrow('Stack [Protected] cannot be deleted while TerminationProtection is enabled');
});
