import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, NestedStack, Stack, Stage, aws_sns as sns } from 'aws-cdk-lib';
import { loadTemplates } from '../../src/template';

const TEMPLATE = '{"Resources":{"Topic":{"Type":"AWS::SNS::Topic"}}}';
let folder: string;

beforeEach(() => {
  process.env.CDK_VALIDATION = 'false';
  folder = mkdtempSync(join(tmpdir(), 'templates-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string | Buffer): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** What was loaded, with the folder taken out of names and messages. */
function load(...paths: string[]): { files: string[]; problems: string[] } {
  const { templates, problems } = loadTemplates(paths);
  const short = (text: string): string => text.replaceAll(`${folder}/`, '').replaceAll(folder, '.');
  return { files: templates.map(({ file }) => short(file)), problems: problems.map(({ message }) => short(message)) };
}

test('a file, once', () => {
  const file = write('a.json', TEMPLATE);
  expect(load(file, file, folder)).toEqual({ files: ['a.json'], problems: [] });
});

test('a folder with templates somewhere in it', () => {
  write('infra/a.yaml', 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic');
  write('infra/b.template', TEMPLATE);
  write('package.json', '{"name":"x"}');
  write('other.json', '{"Resources":{"a":{"Type":"thing"}}}');
  write('node_modules/x/t.json', TEMPLATE);
  write('.hidden/t.json', TEMPLATE);
  write('broken.json', '{');
  write('broken.template.json', '{"Resources": {"A": {"Type": "AWS::SNS::Topic"}}');
  write('web/manifest.json', '{"name":"a web app"}');
  write('jsonc.json', '{ // comments\n}');
  write('chart.yaml', 'kind: {{ .Values.kind }}');
  write('resources.json', '{"Resources":"Ressourcen"}');
  symlinkSync(folder, join(folder, 'loop'));
  symlinkSync('loop.json', join(folder, 'loop.json'));
  symlinkSync('nowhere', join(folder, 'gone.json'));
  execFileSync('mkfifo', [join(folder, 'pipe.json')]);
  expect(load(folder)).toEqual({
    files: ['infra/a.yaml', 'infra/b.template'],
    problems: ["broken.template.json: invalid JSON at line 1, column 49: the text ends where ',' or '}' should be"],
  });
});

test('a folder with garbage: one line each, and the others are read', () => {
  write('alias.yaml', 'Resources: *nowhere');
  write('binary.json', Buffer.from([0x89, 0x50, 0, 1]));
  write('bomb.yaml', [...'abcdefghij'].map((name, index, all) => `${name}: &${name} [${Array(9).fill(index === 0 ? 'x' : `*${all[index - 1]}`).join()}]\n`).join('') + 'Resources: *j');
  write('cycle.yaml', 'Resources: &all\n  All: *all');
  write('deep.json', `{"Resources":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
  write('deep.yaml', `Resources:\n  ${'- '.repeat(20_000)}x`);
  write('good.json', TEMPLATE);
  truncateSync(write('large.json', '{'), 50 * 1024 * 1024);
  write('latin.yaml', Buffer.from('Description: Bestätigung\nResources: {}', 'latin1'));
  write('many.yaml', 'Resources: {}\n---\nResources: {}');
  expect(load(folder)).toEqual({
    files: ['good.json'],
    problems: [
      'alias.yaml: invalid YAML: the alias *nowhere has no anchor before it',
      'binary.json: a binary file, not a template',
      'bomb.yaml: more than 1000000 values once its aliases are filled in',
      'cycle.yaml: nested deeper than 500 levels, or an anchor that contains itself',
      'deep.json: nested deeper than 500 levels',
      'deep.yaml: nested deeper than 500 levels',
      'large.json: a template is at most 20 MB here, got 50 MB',
      'latin.yaml: a template is text in UTF-8, got other bytes',
      'many.yaml: a template is one YAML document, got 2',
    ],
  });
});

test.each([
  ['as the CDK CLI makes it', { 'aws:cdk:enable-asset-metadata': true }],
  ['as an app makes it alone', {}],
])('a cloud assembly %s, with a stage, an environment and nested stacks', (_name, context) => {
  const cdk = new App({ outdir: join(folder, 'cdk.out'), analyticsReporting: false, context });
  const stack = new Stack(cdk, 'Orders', { stackName: 'orders', env: { account: '123456789012', region: 'eu-west-1' } });
  const inner = new NestedStack(new NestedStack(stack, 'Outer'), 'Inner');
  new sns.Topic(inner, 'Topic');
  new sns.Topic(new Stack(new Stage(cdk, 'Prod'), 'Chat'), 'Topic');
  cdk.synth();

  const { templates, problems } = loadTemplates([join(folder, 'cdk.out')]);
  expect(problems).toEqual([]);
  const app = join(folder, 'cdk.out');
  const environment = { app, displayName: 'Orders', account: '123456789012', region: 'eu-west-1' };
  const outer = templates.find(({ file }) => /OrdersOuter[^I]*\.nested\.template\.json$/.test(file));
  const facts = templates.map((template) =>
    Object.fromEntries(['app', 'stack', 'displayName', 'account', 'region', 'parent'].map((name) => [name, template[name as keyof typeof template]])));
  expect(facts).toEqual(expect.arrayContaining([
    { ...environment, stack: 'orders' },
    { ...environment, parent: { file: join(folder, 'cdk.out/Orders.template.json'), logicalId: expect.stringMatching(/^Outer/) } },
    { ...environment, parent: { file: outer?.file, logicalId: expect.stringMatching(/^Inner/) } },
    { app, stack: 'Prod-Chat', displayName: 'Prod/Chat' },
  ]));
  expect(templates).toHaveLength(4);
  const topic = (file: string) => templates.filter((template) => template.file.includes(file)).flatMap(({ file: at, body, constructPathOf }) =>
    Object.keys(body.Resources as object).filter((id) => id.startsWith('Topic')).map((id) => constructPathOf?.(at, id)));
  expect(topic('Inner')).toEqual(['Orders/Outer/Inner/Topic/Resource']);
  expect(topic('ProdChat')).toEqual(['Prod/Chat/Topic/Resource']);
  expect(load(join(folder, 'cdk.out/manifest.json')).files).toHaveLength(4);
  expect(load(folder).files).toHaveLength(4);
});

test('nested stacks that wait to be packaged, whatever their names', () => {
  write('a-routes.yaml', 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic');
  write('b-parent.yaml', 'Resources:\n  Routes:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ./a-routes.yaml');
  write('c-app.yaml', 'Resources:\n  Inner:\n    Type: AWS::Serverless::Application\n    Properties:\n      Location: sub/app.yaml');
  write('sub/app.yaml', 'Resources:\n  Away:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: https://example.com/a-routes.yaml');
  const { templates } = loadTemplates([folder]);
  expect(templates.map(({ file, parent }) => [file, parent?.file, parent?.logicalId].map((name) => name?.replace(`${folder}/`, '')))).toEqual([
    ['b-parent.yaml', undefined, undefined],
    ['a-routes.yaml', 'b-parent.yaml', 'Routes'],
    ['c-app.yaml', undefined, undefined],
    ['sub/app.yaml', 'c-app.yaml', 'Inner'],
  ]);
});

test('a manifest of another kind that cannot be read does not hide the other files of a folder', () => {
  write('web/manifest.json', Buffer.from([0xff, 0, 1]));
  write('a.json', TEMPLATE);
  expect(load(folder)).toEqual({ files: ['a.json'], problems: ['web/manifest.json: a binary file, not a template'] });
});

describe('a template of an assembly that is named alone', () => {
  const TOPIC = 'Topic';
  beforeEach(() => {
    const app = new App({ outdir: join(folder, 'cdk.out'), analyticsReporting: false });
    const stack = new Stack(app, 'Orders', { stackName: 'orders', env: { account: '123456789012', region: 'eu-west-1' } });
    new sns.CfnTopic(stack, TOPIC);
    new sns.CfnTopic(new NestedStack(stack, 'Nested'), TOPIC);
    app.synth();
  });

  test('is known as in its assembly', () => {
    const file = join(folder, 'cdk.out', 'Orders.template.json');
    const [template, nested] = loadTemplates([file]).templates;
    expect(template).toMatchObject({ stack: 'orders', account: '123456789012', region: 'eu-west-1' });
    expect(template.constructPathOf?.(file, TOPIC)).toBe('Orders/Topic');
    expect(nested.parent?.file).toBe(file);
  });

  test('has its construct paths when it is of a nested stack', () => {
    const nested = readdirSync(join(folder, 'cdk.out')).find((name) => name.endsWith('.nested.template.json'))!;
    const file = join(folder, 'cdk.out', nested);
    const [template] = loadTemplates([file]).templates;
    expect(template.constructPathOf?.(file, TOPIC)).toBe('Orders/Nested/Topic');
    expect(template.parent).toBeUndefined();
  });

  test('finds its parent when both are named, the nested one first', () => {
    const [nested] = readdirSync(join(folder, 'cdk.out')).filter((name) => name.endsWith('.nested.template.json'));
    const { templates } = loadTemplates([nested, 'Orders.template.json'].map((name) => join(folder, 'cdk.out', name)));
    expect(templates.map(({ parent }) => parent?.file)).toEqual([undefined, join(folder, 'cdk.out', 'Orders.template.json')]);
  });

  test.each([['a manifest of another kind', '{"name":"a web app"}'], ['a broken manifest', '{"artifacts": 1']])('is a plain file beside %s', (_, manifest) => {
    write('web/manifest.json', manifest);
    const { templates, problems } = loadTemplates([write('web/a.json', TEMPLATE)]);
    expect(problems).toEqual([]);
    expect(templates[0].stack).toBeUndefined();
  });
});

test('nested stacks that are named by their path, whichever is found first', () => {
  write('a-child.yaml', 'Parameters: { Id: { Type: String } }\nResources:\n  Topic:\n    Type: AWS::SNS::Topic');
  write('folder/template.yaml', 'Resources: {}');
  const parent = (url: string) => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: url } });
  const file = write('root.json', JSON.stringify({
    Resources: { Child: parent('./a-child.yaml'), Folder: parent('folder'), Bucket: parent('https://example.com/a-child.yaml'), Nowhere: parent('nowhere.yaml') },
  }));
  for (const path of [folder, file]) {
    const { templates, problems } = loadTemplates([path]);
    expect(problems).toEqual([]);
    expect(templates.find((template) => template.file.endsWith('a-child.yaml'))?.parent).toEqual({ file, logicalId: 'Child' });
  }
});

describe('a problem when', () => {
  test('a path does not exist', () => {
    expect(load(join(folder, 'nowhere.json'))).toEqual({ files: [], problems: ['nowhere.json: no such file or folder'] });
  });

  test('a pipe is named, which may never end', () => {
    execFileSync('mkfifo', [join(folder, 'pipe.json')]);
    expect(load(join(folder, 'pipe.json')).problems).toEqual(['pipe.json: neither a file nor a folder']);
  });

  test('a link leads to itself', () => {
    symlinkSync('loop.json', join(folder, 'loop.json'));
    expect(load(join(folder, 'loop.json')).problems).toEqual(['loop.json: a link that leads to itself']);
  });

  test('a file that is named is no template', () => {
    expect(load(write('package.json', '{}')).problems).toEqual(['package.json: not a CloudFormation template: it has no Resources']);
  });

  test('a file is 50 MB', () => {
    const file = write('big.json', '{');
    truncateSync(file, 50 * 1024 * 1024);
    expect(load(file).problems).toEqual(['big.json: a template is at most 20 MB here, got 50 MB']);
  });

  test('a file is binary', () => {
    expect(load(write('x.template', Buffer.from([0x89, 0x50, 0, 0xfe]))).problems).toEqual(['x.template: a binary file, not a template']);
  });

  test('a file is no UTF-8', () => {
    expect(load(write('x.template', Buffer.from([0x89, 0x50, 0xff, 0xfe]))).problems).toEqual(['x.template: a template is text in UTF-8, got other bytes']);
  });

  test('a folder has no template', () => {
    expect(load(folder).problems).toEqual(['.: no CloudFormation template in this folder']);
  });

  test("an assembly's manifest is broken", () => {
    write('cdk.out/cdk.out', '{}');
    write('cdk.out/manifest.json', '{"artifacts": 1');
    expect(load(join(folder, 'cdk.out')).problems).toEqual(["cdk.out/manifest.json: invalid JSON at line 1, column 16: the text ends where ',' or '}' should be"]);
  });

  test("an assembly's template is missing", () => {
    write('cdk.out/manifest.json', '{"artifacts":{"A":{"type":"aws:cloudformation:stack","properties":{"templateFile":"A.template.json"}}}}');
    expect(load(join(folder, 'cdk.out'))).toEqual({ files: [], problems: ['cdk.out/A.template.json: no such file or folder'] });
  });

  test('an assembly has no stacks', () => {
    write('cdk.out/manifest.json', '{"artifacts":{}}');
    expect(load(join(folder, 'cdk.out')).problems).toEqual(['cdk.out: the cloud assembly has no stacks']);
  });

  test('an assembly contains itself', () => {
    write('cdk.out/manifest.json', '{"artifacts":{"Again":{"type":"cdk:cloud-assembly","properties":{"directoryName":"../cdk.out"}}}}');
    expect(load(join(folder, 'cdk.out')).problems).toEqual(['cdk.out/manifest.json: the cloud assembly contains itself: Again']);
  });
});
