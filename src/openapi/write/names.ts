import { known, type RestApiDefinition, type Value } from '../../model';

/** What authorizers and validators are called in the document. */
export interface Names {
  authorizer(key: string): string;
  validator(key: string): string;
}

interface Named {
  readonly key: string;
  readonly name?: Value<string>;
}

/** Prefers the name a thing has in the service to its key here, unless two things share the name. */
export function namesOf(definition: Pick<RestApiDefinition, 'authorizers' | 'requestValidators'>): Names {
  const authorizers = uniqueNames(definition.authorizers);
  const validators = uniqueNames(definition.requestValidators);
  return {
    authorizer: (key) => authorizers.get(key) ?? key,
    validator: (key) => validators.get(key) ?? key,
  };
}

function uniqueNames(things: readonly Named[]): Map<string, string> {
  const taken = new Set(things.map(({ key }) => key));
  const names = new Map<string, string>();
  for (const { key, name } of things) {
    const wanted = known(name) || key;
    const free = wanted === key || !taken.has(wanted);
    names.set(key, free ? wanted : key);
    taken.add(wanted);
  }
  return names;
}
