import { badRequest } from './texts';

const STATIC = '\'.*\'';
const COMMON = `${STATIC}|context\\..+|stageVariables\\..+`;
const REQUEST = '|method\\.request\\.(path|querystring|header|multivaluequerystring|multivalueheader)\\..+';

/** What the values of parameter mappings may be, by where they stand. */
const SOURCES = {
  integrationRequest: new RegExp(`^(${COMMON}${REQUEST}|method\\.request\\.body([.[].*)?)$`, 's'),
  integrationResponse: new RegExp(`^(${COMMON}|integration\\.response\\.(header|multivalueheader)\\..+|integration\\.response\\.body([.[].*)?)$`, 's'),
  gatewayResponse: new RegExp(`^(${COMMON}${REQUEST})$`, 's'),
};

/** Rejects mappings from what is neither text in quotes nor a place that can be read there, naming all of them. */
export function checkMappingSources(place: keyof typeof SOURCES, mappings: unknown): void {
  const wrong = Object.values((mappings ?? {}) as Record<string, unknown>).filter((value) => !SOURCES[place].test(String(value)));
  if (wrong.length > 0) invalidMappings(wrong.map((value) => `Invalid mapping expression specified: ${String(value)}`));
}

/** Rejects mappings in the words of the service. */
export function invalidMappings(errors: readonly string[]): never {
  badRequest(`Invalid mapping expression specified: Validation Result: warnings : [], errors : [${errors.join(', ')}]`);
}
