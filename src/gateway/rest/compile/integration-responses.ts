import { parameterMappings, type ParameterMapping } from './parameter-mappings';
import { TemplateSet } from './template-set';
import type { Integration, IntegrationResponse } from '../../../model';
import { known } from '../../../model';
import { javaMatcher } from '../../../vtl';
import { matchesInTime } from '../../bounded';

export interface CompiledIntegrationResponse {
  readonly statusCode: number;
  readonly contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT';
  /** To headers of the method's response. */
  readonly parameters: readonly ParameterMapping[];
  readonly templates: TemplateSet;
}

interface Candidate {
  /** Absent for the default. */
  readonly matches?: (selection: string) => boolean;
  readonly response: CompiledIntegrationResponse;
}

/** Chooses what becomes of a backend's answer. */
export class IntegrationResponses {
  private readonly candidates: readonly Candidate[];

  constructor(integration: Integration) {
    this.candidates = (integration.responses ?? []).map((response) => ({ matches: matcherOf(response), response: compile(response) }));
  }

  /**
   * @param selection the backend's status, or a Lambda function's error message; absent for a function that succeeded, to which no pattern applies
   * @returns `undefined` when nothing matches and there is no default
   */
  select(selection: string | undefined): CompiledIntegrationResponse | undefined {
    const matching = selection === undefined ? [] : this.candidates.filter(({ matches }) => matches?.(selection)).map(({ response }) => response);
    return matching.find(({ statusCode }) => String(statusCode) === selection) ?? matching[0]
      ?? this.candidates.find(({ matches }) => matches === undefined)?.response;
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

/** A Java pattern that has to match the whole text. One that is no regular expression matches nothing but itself. */
function matcherOf({ selectionPattern }: IntegrationResponse): Candidate['matches'] {
  const pattern = known(selectionPattern);
  if (pattern === undefined || pattern === '' || pattern === 'default') return undefined;
  try {
    const matches = javaMatcher(pattern);
    return (selection) => matchesInTime(matches, selection);
  } catch {
    return (selection) => selection === pattern;
  }
}
