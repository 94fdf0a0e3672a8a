import { parameterMappings, type ParameterMapping } from './parameter-mappings';
import { TemplateSet } from './template-set';
import type { Integration, IntegrationResponse } from '../../../model';
import { known } from '../../../model';

export interface CompiledIntegrationResponse {
  readonly statusCode: number;
  readonly contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT';
  /** To headers of the method's response. */
  readonly parameters: readonly ParameterMapping[];
  readonly templates: TemplateSet;
}

interface Candidate {
  readonly pattern?: RegExp;
  readonly response: CompiledIntegrationResponse;
}

/** Chooses what becomes of a backend's answer. */
export class IntegrationResponses {
  private readonly candidates: readonly Candidate[];

  constructor(integration: Integration) {
    this.candidates = (integration.responses ?? []).map((response) => ({ pattern: patternOf(response), response: compile(response) }));
  }

  /**
   * @param selection the backend's status, or a Lambda function's error message
   * @returns `undefined` when nothing matches and there is no default
   */
  select(selection: string): CompiledIntegrationResponse | undefined {
    const matching = this.candidates.filter(({ pattern }) => pattern?.test(selection)).map(({ response }) => response);
    return matching.find(({ statusCode }) => String(statusCode) === selection) ?? matching[0]
      ?? this.candidates.find(({ pattern }) => pattern === undefined)?.response;
  }
}

function compile(response: IntegrationResponse): CompiledIntegrationResponse {
  return {
    statusCode: Number(known(response.statusCode) ?? 200),
    contentHandling: known(response.contentHandling),
    parameters: parameterMappings(response.responseParameters),
    templates: new TemplateSet(response.responseTemplates),
  };
}

/** The pattern matches the whole text; a dot is no line break, as in Java. One that is no regular expression matches nothing but itself. */
function patternOf({ selectionPattern }: IntegrationResponse): RegExp | undefined {
  const pattern = known(selectionPattern);
  if (pattern === undefined || pattern === '' || pattern === 'default') return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return new RegExp(`^${pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
  }
}
