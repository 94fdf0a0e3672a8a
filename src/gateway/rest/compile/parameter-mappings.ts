import type { Value } from '../../../model';
import { known } from '../../../model';

/** Where a mapped parameter goes: `header.X`, `path.X`, `querystring.X`. */
export interface ParameterMapping {
  readonly location: string;
  readonly name: string;
  /** `method.request.…`, `integration.response.…`, `context.…`, `stageVariables.…` or a constant in single quotes. */
  readonly expression: string;
}

/** Reads `integration.request.header.X`, `method.response.header.X` or `gatewayresponse.header.X` with what each is set to. */
export function parameterMappings(parameters: Value<Readonly<Record<string, Value<string>>>> | undefined): ParameterMapping[] {
  return Object.entries(known(parameters) ?? {}).flatMap(([target, value]) => {
    const match = /^(?:integration\.request|method\.response|gatewayresponse)\.(header|path|querystring)\.(.+)$/.exec(target);
    const expression = known(value);
    return match === null || expression === undefined ? [] : [{ location: match[1], name: match[2], expression }];
  });
}
