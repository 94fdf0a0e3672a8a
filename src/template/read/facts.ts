import type { Entry } from './entry';
import type { ReadOptions } from './options';
import type { Stack } from './stack';
import type { TemplateFacts, TemplateResource } from '../../model';
import { own, plainOrEmpty, type Plain } from '../../model/coerce';

/** What a template is by itself, with every resource in it. */
export function readFacts(stack: Stack, options: ReadOptions): TemplateFacts {
  const { template } = stack;
  const entries = [...stack.entries.values()];
  const transform = own(template.body, 'Transform');
  return {
    template: template.file,
    stack: template.stack,
    region: template.region ?? options.region,
    account: template.account ?? options.account,
    bytes: template.bytes,
    dynamicReferences: template.dynamicReferences ?? 0,
    resources: entries.filter(({ isMade }) => isMade).map(readResource),
    declared: entries.map(({ origin }) => origin),
    parameters: Object.keys(stack.section('Parameters')).length,
    defaults: defaultsOf(stack.section('Parameters')),
    outputs: Object.keys(stack.section('Outputs')).length,
    mappings: Object.keys(stack.section('Mappings')).length,
    transforms: (Array.isArray(transform) ? transform : [transform]).filter((name) => typeof name === 'string'),
    nested: template.parent !== undefined,
    duplicateKeys: template.duplicateKeys,
    constructWarnings: () => template.warningsOf?.(template.file) ?? [],
  };
}

function defaultsOf(parameters: Plain): Record<string, number> {
  return Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => {
    const value = own(plainOrEmpty(parameter), 'Default');
    return [name, typeof value === 'string' ? Buffer.byteLength(value) : 0];
  }));
}

function readResource(entry: Entry): TemplateResource {
  const deletionPolicy = own(entry.resource, 'DeletionPolicy');
  return {
    origin: entry.origin,
    logicalId: entry.logicalId,
    type: entry.type,
    properties: entry.properties,
    dependsOn: entry.dependsOn,
    condition: entry.undecidedCondition,
    deletionPolicy: typeof deletionPolicy === 'string' ? deletionPolicy : undefined,
  };
}
