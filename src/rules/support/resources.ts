import type { ApiModel, Located, TemplateFacts, TemplateResource } from '../../model';

interface Index {
  readonly byType: ReadonlyMap<string, readonly TemplateResource[]>;
  readonly byPlace: ReadonlyMap<string, TemplateResource>;
  readonly templates: ReadonlyMap<string, TemplateFacts>;
}

const INDEXES = new WeakMap<ApiModel, Index>();

/** Every resource of a CloudFormation type, in all templates. */
export function resourcesOf(model: ApiModel, type: string): readonly TemplateResource[] {
  return indexOf(model).byType.get(type) ?? [];
}

/** The CloudFormation types that the templates use. */
export function typesOf(model: ApiModel): Iterable<string> {
  return indexOf(model).byType.keys();
}

/** The resource with a logical id in the template that a node came from. */
export function siblingOf(model: ApiModel, node: Located, logicalId = node.origin?.logicalId): TemplateResource | undefined {
  return node.origin && logicalId !== undefined ? indexOf(model).byPlace.get(`${node.origin.template}#${logicalId}`) : undefined;
}

/** The template that a node came from. */
export function templateOf(model: ApiModel, node: Located): TemplateFacts | undefined {
  return node.origin && indexOf(model).templates.get(node.origin.template);
}

/** Whether the resource of a node is made only under a condition, so that it may exclude another one. */
export function isConditional(model: ApiModel, node: Located): boolean {
  return siblingOf(model, node)?.condition !== undefined;
}

function indexOf(model: ApiModel): Index {
  const known = INDEXES.get(model);
  if (known) return known;
  const byType = new Map<string, TemplateResource[]>();
  const byPlace = new Map<string, TemplateResource>();
  const templates = new Map<string, TemplateFacts>();
  for (const facts of model.templates) {
    templates.set(facts.template, facts);
    for (const resource of facts.resources) {
      byPlace.set(`${facts.template}#${resource.logicalId}`, resource);
      const same = byType.get(resource.type);
      if (same) same.push(resource);
      else byType.set(resource.type, [resource]);
    }
  }
  const index = { byType, byPlace, templates };
  INDEXES.set(model, index);
  return index;
}
