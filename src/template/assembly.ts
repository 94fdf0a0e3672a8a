import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { constructPaths } from './construct-paths';
import { readText } from './file';
import { parseText, type TemplateContext } from './parse';
import { TemplateError } from './template';
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

/** The templates of the nested stacks that a template holds, where the CDK left them beside it. */
export function nestedStacksOf(file: string, body: Readonly<Record<string, unknown>>, context: TemplateContext): Found[] {
  return Object.entries(plainOrEmpty(own(body, 'Resources'))).flatMap(([logicalId, resource]): Found[] => {
    if (!isPlain(resource) || own(resource, 'Type') !== 'AWS::CloudFormation::Stack') return [];
    const asset = own(plainOrEmpty(own(resource, 'Metadata')), 'aws:asset:path') ?? localPath(resource) ?? assetBehind(resource, dirname(file));
    if (typeof asset !== 'string') return [];
    const { stack: _, ...rest } = context;
    const nested = join(dirname(file), asset);
    return existsSync(nested) && statSync(nested).isFile() ? [{ file: nested, context: { ...rest, parent: { file, logicalId } } }] : [];
  });
}

/** `aws cloudformation package` and SAM take a path beside the template for the URL. */
function localPath(resource: Plain): string | undefined {
  const url = own(plainOrEmpty(own(resource, 'Properties')), 'TemplateURL');
  return typeof url === 'string' && !/^[a-z0-9+]+:/i.test(url) && !isAbsolute(url) ? url : undefined;
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
