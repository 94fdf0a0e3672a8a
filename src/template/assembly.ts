import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { constructPaths } from './construct-paths';
import { readText } from './file';
import { parseText, type TemplateContext } from './parse';
import { TemplateError, type Template } from './template';
import { isPlain, own, plainOrEmpty, type Plain } from '../model/coerce';

/** A template file and what is known of it before it is read. */
export interface Found {
  readonly file: string;
  readonly context: TemplateContext;
}

/** Whether a folder is a cloud assembly, such as `cdk.out`, and not one that has a manifest of another kind. */
export function isAssembly(folder: string): boolean {
  const manifest = join(folder, 'manifest.json');
  return existsSync(manifest) && (existsSync(join(folder, 'cdk.out')) || /"artifacts"\s*:/.test(readText(manifest)));
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
export function nestedStacksOf({ file, body, app, displayName, region, account, constructPathOf }: Template): Found[] {
  return Object.entries(plainOrEmpty(own(body, 'Resources'))).flatMap(([logicalId, resource]): Found[] => {
    const type = isPlain(resource) ? own(resource, 'Type') : undefined;
    if (!isPlain(resource) || typeof type !== 'string' || !Object.hasOwn(NESTING, type)) return [];
    const written = own(plainOrEmpty(own(resource, 'Properties')), NESTING[type]);
    const path = own(plainOrEmpty(own(resource, 'Metadata')), 'aws:asset:path') ?? assetBehind(resource, dirname(file)) ?? written;
    if (typeof path !== 'string' || path === '') return [];
    const nested = join(dirname(file), path);
    return isFile(nested) ? [{ file: nested, context: { app, displayName, region, account, constructPathOf, parent: { file, logicalId } } }] : [];
  });
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Only the CDK CLI asks for asset metadata. Without it, the asset's hash in the URL tells the file. */
function assetBehind(resource: Plain, folder: string): string | undefined {
  const url = JSON.stringify(own(plainOrEmpty(own(resource, 'Properties')), 'TemplateURL')) ?? '';
  const hash = /([0-9a-f]{64})\.json/.exec(url)?.[1];
  if (hash === undefined) return undefined;
  for (const manifest of readdirSync(folder).filter((name) => name.endsWith('.assets.json'))) {
    const assets = plainOrEmpty(parseText(manifest, readText(join(folder, manifest))).data);
    const path = own(plainOrEmpty(own(plainOrEmpty(own(plainOrEmpty(own(assets, 'files')), hash)), 'source')), 'path');
    if (typeof path === 'string') return path;
  }
  return undefined;
}
