import type { ApiModel, Located, RestApi, V2Api, Value } from '../../model';
import type { Rule, Violation } from '../rule';
import { dependencies, guide, hidesResources, nameOf, place, stagesOf, templateOf, text, v2Apis } from '../support';

/** A usage plan, key or mapping that names a stage of the template that is not there, or that may not be there yet. */
export const stageReference: Rule = {
  meta: {
    id: 'stage-reference',
    title: 'Stages that are named exist, and exist in time',
    severity: 'error',
    why: 'AWS rejects what names the stage with "API Stage not found" or "Invalid stage identifier specified", and the stack rolls back.',
    fix: 'Refer to the stage with Ref, or name one of the API and add its logical id to DependsOn.',
    source: guide('set-up-stages'),
  },
  *check(model) {
    if (hidesResources(model)) return;
    const apis = new Map<string, RestApi | V2Api>([...model.restApis, ...v2Apis(model)].map((api) => [api.key, api]));
    for (const { node, api: key, stage } of uses(model)) {
      const api = apis.get(text(key) ?? '');
      const name = text(stage);
      if (api && name !== undefined) yield* checkUse(model, node, api, name);
    }
  },
};

interface Use {
  readonly node: Located;
  readonly api?: Value<string>;
  readonly stage?: Value<string>;
}

function* uses(model: ApiModel): Generator<Use> {
  for (const { apiStages } of model.usagePlans) for (const { api, stage, ...node } of apiStages) yield { node, api, stage };
  for (const { stageKeys } of model.apiKeys) for (const { api, stage, ...node } of stageKeys) yield { node, api, stage };
  for (const { api, stage, ...node } of model.domainMappings) yield { node, api, stage };
}

function* checkUse(model: ApiModel, node: Located, api: RestApi | V2Api, name: string): Generator<Violation> {
  const isSame = node.origin?.template === api.origin?.template && api.origin !== undefined;
  // SAM names and orders its stages by itself.
  if (!isSame || api.definedBy === 'external' || [node, api].some(({ origin }) => origin?.type.startsWith('AWS::Serverless::'))) return;
  const stages: readonly (Located & { readonly stageName?: Value<string> })[] = api.kind === 'REST' ? stagesOf(api) : api.stages;
  const found = stages.filter(({ stageName }) => text(stageName) === name);
  if (found.length === 0) {
    if (stages.some(({ stageName }) => text(stageName) === undefined) || mayHaveMore(model, node)) return;
    // Quick create makes the default stage of an HTTP API.
    if (name === '$default' && model.httpApis.some(({ key, target }) => key === api.key && target !== undefined)) return;
    const has = stages.map(({ stageName }) => `'${text(stageName)}'`).join(', ');
    const message = `stage '${name}' of ${nameOf(api)} does not exist; it has ${has === '' ? 'no stage' : has}`;
    yield { ...place(node, 'stage'), message, actual: name, ...(has === '' && { severity: 'warning' as const }) };
    return;
  }
  const here = found.flatMap(({ origin }) => origin?.template === node.origin?.template ? origin?.logicalId ?? [] : []);
  if (here.length === 0 || node.origin === undefined) return;
  const waitsFor = dependencies(model, { origin: node.origin });
  if (here.some((id) => waitsFor.has(id))) return;
  const message = `stage '${name}' is named by its text, so that ${nameOf(node)} may be created before ${here[0]}`;
  yield { ...place(node, 'stage'), message, actual: name, severity: 'warning' };
}

/** Whether a nested stack or a macro may make stages that are not visible here, or one of an API that is not known is of this. */
function mayHaveMore(model: ApiModel, node: Located): boolean {
  if ([...model.restApis, ...v2Apis(model)].some(({ definedBy, stages }) => definedBy === 'external' && stages.length > 0)) return true;
  const template = templateOf(model, node);
  if (!template || template.transforms.some((transform) => !/^AWS::(LanguageExtensions|Serverless)/.test(transform))) return true;
  return template.resources.some(({ type }) => /^(Custom::|AWS::CloudFormation::)/.test(type));
}
