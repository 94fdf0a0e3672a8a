import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { assetBehind, documentBehind } from './assets';
import { constructPaths } from './construct-paths';
import { constructWarnings } from './construct-warnings';
import { readText } from './file';
import { parseText, type TemplateContext } from './parse';
import { TemplateError, type Template } from './template';
import { isPlain, own, plainOrEmpty } from '../model/coerce';

/** A template file and what is known of it before it is read. */
export interface Found {
  readonly file: string;
  readonly context: TemplateContext;
}

/** Whether a folder is a cloud assembly, such as `cdk.out`, and not one that has a manifest of another kind. */
export function isAssembly(folder: string): boolean {
  const manifest = join(folder, 'manifest.json');
  return existsSync(manifest) && (existsSync(join(folder, 'cdk.out')) || hasArtifacts(manifest));
}

/** A manifest that cannot be read is of another kind, for all that is known. */
function hasArtifacts(manifest: string): boolean {
  try {
    return /"artifacts"\s*:/.test(readText(manifest));
  } catch {
    return false;
  }
}

/**
 * The stacks of a cloud assembly and of the assemblies of its stages; nested stacks are found through their parents.
 *
 * @throws TemplateError when the manifest cannot be read or is none
 */
export function stacksOf(folder: string, around: readonly string[] = []): Found[] {
  const app = around[0] ?? resolve(folder);
  const file = join(folder, 'manifest.json');
  const here = [...around, resolve(folder)];
  const manifest = parseText(file, readText(file)).data;
  const artifacts = isPlain(manifest) ? own(manifest, 'artifacts') ?? {} : undefined;
  if (!isPlain(artifacts)) throw new TemplateError(file, 'not the manifest of a cloud assembly: artifacts must be an object');
  return Object.entries(artifacts).flatMap(([id, artifact]): Found[] => {
    const properties = plainOrEmpty(own(plainOrEmpty(artifact), 'properties'));
    const text = (key: string): string | undefined => {
      const value = own(properties, key);
      return typeof value === 'string' ? value : undefined;
    };
    const [templateFile, directory] = [text('templateFile'), text('directoryName')];
    switch (own(plainOrEmpty(artifact), 'type')) {
      case 'cdk:cloud-assembly':
        if (directory === undefined) return [];
        if (here.includes(resolve(folder, directory))) throw new TemplateError(file, `the cloud assembly contains itself: ${id}`);
        return stacksOf(join(folder, directory), here);
      case 'aws:cloudformation:stack': {
        if (templateFile === undefined) return [];
        const displayName = own(plainOrEmpty(artifact), 'displayName');
        return [{
          file: join(folder, templateFile),
          context: {
            app,
            constructPathOf: constructPaths(folder, plainOrEmpty(artifact)),
            warningsOf: constructWarnings(folder, plainOrEmpty(artifact)),
            documentAt: (place) => documentBehind(folder, place),
            stack: text('stackName') ?? id,
            ...(typeof displayName === 'string' ? { displayName } : {}),
            ...environmentOf(own(plainOrEmpty(artifact), 'environment')),
          },
        }];
      }
      default: return [];
    }
  });
}

/**
 * What the assembly that a template stands in tells of it, such as its stack; nothing where there is none. A nested
 * stack's template, without the one that holds it, gets only its construct paths and documents.
 */
export function contextOf(file: string): TemplateContext {
  const folder = dirname(file);
  try {
    if (!isAssembly(folder)) return {};
    const stacks = stacksOf(folder).filter((stack) => resolve(dirname(stack.file)) === resolve(folder));
    const mine = stacks.find((stack) => basename(stack.file) === basename(file));
    return mine?.context ?? {
      constructPathOf: (template, logicalId) => stacks
        .map(({ context }) => context.constructPathOf?.(template, logicalId))
        .find((path) => path !== undefined),
      warningsOf: (template) => stacks.flatMap(({ context }) => context.warningsOf?.(template) ?? []),
      documentAt: (place) => documentBehind(folder, place),
    };
  } catch (error) {
    if (error instanceof TemplateError) return {};
    throw error;
  }
}

/** `aws://123456789012/eu-west-1`; a stack may be free of either. */
function environmentOf(environment: unknown): TemplateContext {
  const [, account, region] = (typeof environment === 'string' ? /^aws:\/\/([^/]+)\/([^/]+)$/.exec(environment) : null) ?? [];
  return {
    ...(account === undefined || account === 'unknown-account' ? {} : { account }),
    ...(region === undefined || region === 'unknown-region' ? {} : { region }),
  };
}

/** What holds another template, and the property that says where that is. */
const NESTING: Readonly<Record<string, string>> = { 'AWS::CloudFormation::Stack': 'TemplateURL', 'AWS::Serverless::Application': 'Location' };

/** The templates of the nested stacks that a template holds, where they are beside it: the CDK's, and those that wait to be packaged. */
export function nestedStacksOf({ file, body, app, displayName, region, account, constructPathOf, warningsOf, documentAt }: Template): Found[] {
  return Object.entries(plainOrEmpty(own(body, 'Resources'))).flatMap(([logicalId, resource]): Found[] => {
    const type = isPlain(resource) ? own(resource, 'Type') : undefined;
    if (!isPlain(resource) || typeof type !== 'string' || !Object.hasOwn(NESTING, type)) return [];
    const nested = fileBehind(own(plainOrEmpty(own(resource, 'Metadata')), 'aws:asset:path'), own(plainOrEmpty(own(resource, 'Properties')), NESTING[type]), dirname(file));
    if (nested === undefined || !isFile(nested)) return [];
    return [{ file: nested, context: { app, displayName, region, account, constructPathOf, warningsOf, documentAt, parent: { file, logicalId } } }];
  });
}

/** Only the CDK CLI asks for asset metadata. Without it, the asset's hash in the URL tells the file. */
function fileBehind(asset: unknown, place: unknown, folder: string): string | undefined {
  if (typeof asset === 'string') return join(folder, asset);
  return assetBehind(folder, place) ?? (typeof place === 'string' ? join(folder, place) : undefined);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
