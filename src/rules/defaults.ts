import type { ApiModel } from '../model';
import { readModel, type Template } from '../template';
import type { Finding } from './finding';

/** The models of the groups in which parameters have defaults that matter, as a deployment without values has them. */
export function modelsWithDefaults(groups: readonly (readonly Template[])[], models: readonly ApiModel[]): ApiModel[] {
  const asking = groups.filter((_, index) => models[index].templates.some(({ asksForDefaults }) => asksForDefaults));
  return asking.map((group) => readModel(group, { defaults: true }));
}

/**
 * What is found with the defaults and not without them, as warnings: whoever deploys may give other values. A
 * resource under a condition says nothing, for with the defaults it may not be made.
 */
export function onlyWithDefaults(found: readonly Finding[], sure: readonly Finding[], models: readonly ApiModel[]): Finding[] {
  const known = new Set(sure.map(placeOf));
  const conditional = new Set(models.flatMap(({ templates }) => templates.flatMap(({ template, resources }) =>
    resources.filter(({ condition }) => condition !== undefined).map(({ logicalId }) => `${template}#${logicalId}`))));
  return found
    .filter((finding) => !known.has(placeOf(finding)) && !conditional.has(`${finding.template}#${finding.logicalId}`))
    .map((finding) => ({ ...finding, severity: 'warning', message: `${finding.message} (with the default of a parameter)` }));
}

function placeOf({ template, logicalId, path, rule }: Finding): string {
  return [template, logicalId, path, rule].join('\n');
}
