import { perModel } from './per-model';
import type { ApiModel, Located, TemplateFacts, TemplateResource } from '../../model';

/** Every resource of a CloudFormation type, in all templates. */
export function resourcesOf(model: ApiModel, type: string): readonly TemplateResource[] {
  return byType(model).get(type) ?? [];
}

/** The CloudFormation types that the templates use. */
export function typesOf(model: ApiModel): Iterable<string> {
  return byType(model).keys();
}

/** The resource with a logical id in the template that a node came from. */
export function siblingOf(model: ApiModel, node: Located, logicalId = node.origin?.logicalId): TemplateResource | undefined {
  return node.origin && logicalId !== undefined ? byTemplate(model).get(node.origin.template)?.resources.get(logicalId) : undefined;
}

/** The template that a node came from. */
export function templateOf(model: ApiModel, node: Located): TemplateFacts | undefined {
  return node.origin && byTemplate(model).get(node.origin.template)?.facts;
}

/** Whether the resource of a node is made only under a condition, so that it may exclude another one. */
export function isConditional(model: ApiModel, node: Located): boolean {
  return siblingOf(model, node)?.condition !== undefined;
}

/** Whether the resources of two nodes may never be made together: each has a condition, and not the same. */
export function mayExclude(model: ApiModel, one: Located, other: Located): boolean {
  const [mine, theirs] = [siblingOf(model, one)?.condition, siblingOf(model, other)?.condition];
  return mine !== undefined && theirs !== undefined && (mine !== theirs || one.origin?.template !== other.origin?.template);
}

/**
 * Whether the templates have resources of which only the deployment tells what they are: those of a loop or an include, or with
 * all properties from a function. What seems to be absent may be one of them.
 */
export const hidesResources = perModel((model) => model.templates.some(({ resources }) => resources.some(({ type }) => type === '')));

const byTemplate = perModel((model) => {
  const templates = new Map<string, { readonly facts: TemplateFacts; readonly resources: ReadonlyMap<string, TemplateResource> }>();
  for (const facts of model.templates) {
    const resources = new Map<string, TemplateResource>();
    for (const resource of facts.resources) resources.set(resource.logicalId, resource);
    templates.set(facts.template, { facts, resources });
  }
  return templates;
});

const byType = perModel((model) => {
  const found = new Map<string, TemplateResource[]>();
  for (const { resources } of model.templates) {
    for (const resource of resources) {
      const same = found.get(resource.type);
      if (same) same.push(resource);
      else found.set(resource.type, [resource]);
    }
  }
  return found;
});
