/** `method.request.<location>.<name>` against OpenAPI's `in` and `name`. */
const LOCATIONS: Readonly<Record<string, string>> = {
  path: 'path',
  querystring: 'query',
  header: 'header',
  multivaluequerystring: 'query',
  multivalueheader: 'header',
};

/** OpenAPI's words for a request parameter of the service; `undefined` for a name that is none. */
export function openApiParameter(written: string): { readonly in: string; readonly name: string } | undefined {
  const match = /^method\.request\.([a-z]+)\.(.+)$/s.exec(written);
  const location = match && Object.hasOwn(LOCATIONS, match[1]) ? LOCATIONS[match[1]] : undefined;
  return location === undefined ? undefined : { in: location, name: match![2] };
}

/** The service's name for an OpenAPI parameter; `undefined` for a location the service does not know (`body`, `cookie`, `formData`). */
export function requestParameter(location: string, name: string): string | undefined {
  const word = { path: 'path', query: 'querystring', header: 'header' }[location];
  return word && `method.request.${word}.${name}`;
}

/** Names of the variables in a path: `/a/{b}/{c+}` has `b` and `c`. */
export function pathVariables(path: string): string[] {
  return [...path.matchAll(/\{([^{}/]+?)\+?\}/g)].map(([, name]) => name);
}
