import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, CreateStackCommand, DescribeStackEventsCommand, waitUntilStackCreateComplete } from '@aws-sdk/client-cloudformation';
import { findingsIn, synthesize } from './constructs';
import { blocksOf, type Block } from './markdown';
import { NOT_RUN } from './not-run';
import { packageFolder } from './package';
import type { Scene } from './scenes';
import { Terminal } from './terminal';
import { expectTranscript, withIds, type Ids } from './transcript';
import { readConfig } from '../../src/rules';
import { loadTemplates } from '../../src/template';
import { useEndpoint } from '../endpoint/endpoint';

/** Runs every block of a page, in the order and in the folder of a reader who follows it. */
export function testPage(page: string, scene: Scene): void {
  const blocks = blocksOf(page);
  if (blocks.length === 0) return;
  describe(page, () => {
    const ids: Ids = new Map();
    const endpoint = useEndpoint();
    let terminal: Terminal;

    beforeAll(async () => {
      delete process.env.CDK_VALIDATION;
      terminal = await Terminal.open(await packageFolder());
      scene(terminal);
    }, 120_000);
    afterAll(() => terminal?.close());

    /** How a block is run is its language's to say. */
    const LANGUAGES: Readonly<Record<string, (block: Block) => unknown>> = {
      ts: (block) => (block.attributes.has('file') ? app(block) : block.attributes.has('nofixture') ? program(block) : constructs(block)),
      sh: ({ text }) => terminal.run(withIds(runnable(text), ids)),
      console: transcript,
      json: (block) => checkFile(block, write(block)),
      yaml: (block) => checkFile(block, write(block)),
      // A drawing or a pattern of addresses.
      text: () => {},
    };

    test.each(blocks.map((block): [string, Block] => [`line ${block.line}, ${block.language}`, block]))('%s', async (_, block) => {
      expect(Object.keys(LANGUAGES)).toContain(block.language);
      const folder = block.attributes.get('in');
      if (folder !== undefined) await terminal.run(`cd ~/${folder}`);
      await LANGUAGES[block.language](block);
    }, 180_000);

    function write({ page: where, line, attributes, text }: Block): string {
      const file = attributes.get('file');
      if (file === undefined) throw new Error(`${where}:${line} must say which file it is: file=name`);
      return terminal.write(file, text);
    }

    async function app(block: Block): Promise<void> {
      write(block);
      const outdir = join(terminal.home, `.out-${block.line}`);
      await terminal.run(`CDK_VALIDATION=true CDK_OUTDIR=${outdir} node ${block.attributes.get('file')}`);
      expect(findingsIn(outdir)).toEqual([]);
    }

    async function program({ line, text }: Block): Promise<void> {
      terminal.write(`block-${line}.ts`, text);
      await terminal.run(`npx esbuild block-${line}.ts --bundle --platform=node --format=esm --packages=external --log-level=warning --outfile=block-${line}.mjs\nnode block-${line}.mjs`);
    }

    async function constructs(block: Block): Promise<void> {
      const outdir = join(terminal.home, `.out-${block.line}`);
      const TemplateBody = synthesize(block, outdir);
      expect(findingsIn(outdir)).toEqual([]);
      const client = new CloudFormationClient(endpoint.client());
      const StackName = `Line${block.line}`;
      await client.send(new CreateStackCommand({ StackName, TemplateBody, Capabilities: ['CAPABILITY_NAMED_IAM'] }));
      const waiting = { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
      const ended = await waitUntilStackCreateComplete(waiting, { StackName }).catch(({ state }) => state);
      const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName }));
      const failures = StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED')).map(({ LogicalResourceId, ResourceStatusReason }) => `${LogicalResourceId}: ${ResourceStatusReason}`);
      expect([failures, ended]).toEqual([[], expect.objectContaining({ state: 'SUCCESS' })]);
    }

    /** Each command by itself, and under it what it prints. */
    async function transcript({ text }: Block): Promise<void> {
      for (const part of text.split(/^\$ /m).slice(1)) {
        const [command, ...shown] = part.split('\n');
        expectTranscript(terminal.here(shown.join('\n')), await terminal.run(withIds(command, ids)), ids);
      }
    }
  });
}

/** The lines that are run; those that are not are in a list. */
function runnable(text: string): string {
  return text.split('\n').filter((line) => !Object.hasOwn(NOT_RUN, line.replace(/\s+#.*$/, '').trim())).join('\n');
}

/** What a file of a known name must be. */
function checkFile({ page, line, attributes }: Block, path: string): void {
  const name = attributes.get('file')!;
  if (name === 'gatehouse.json') return void readConfig(path);
  if (name === 'cdk.json') return expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ app: expect.any(String) });
  if (/template\.(json|yaml)$/.test(name)) return expect(loadTemplates([path]).problems).toEqual([]);
  throw new Error(`${page}:${line}: nothing checks a ${name}`);
}
