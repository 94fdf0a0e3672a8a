import type { Clock } from '../../gateway/clock';
import { AwsError, scopeKey } from '../service';
import type { Scope } from '../service';

export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly value: string;
  readonly version: number;
  readonly lastModified: number;
  readonly description?: string;
}

export type ParameterInput = Pick<Parameter, 'name' | 'type' | 'value' | 'description'>;

/** The parameters of every account and region. */
export class Parameters {
  private readonly parameters = new Map<string, Map<string, Parameter>>();

  constructor(private readonly clock: Clock) {}

  find(scope: Scope, name: string): Parameter | undefined {
    return this.of(scope).get(baseName(name));
  }

  get(scope: Scope, name: string): Parameter {
    const parameter = this.find(scope, name);
    // SSM answers with the code and no text.
    if (parameter === undefined) throw new AwsError('ParameterNotFound', '');
    return parameter;
  }

  put(scope: Scope, input: ParameterInput, overwrite: boolean): Parameter {
    const previous = this.find(scope, input.name);
    if (previous !== undefined && !overwrite) {
      throw new AwsError('ParameterAlreadyExists', 'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.');
    }
    const parameter = { ...input, version: (previous?.version ?? 0) + 1, lastModified: this.clock.now() };
    this.of(scope).set(input.name, parameter);
    return parameter;
  }

  /** Whether there was one to delete. */
  delete(scope: Scope, name: string): boolean {
    return this.of(scope).delete(name);
  }

  list(scope: Scope): Parameter[] {
    return [...this.of(scope).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private of(scope: Scope): Map<string, Parameter> {
    const key = scopeKey(scope);
    let found = this.parameters.get(key);
    if (found === undefined) this.parameters.set(key, found = new Map());
    return found;
  }
}

export function parameterArn({ region, accountId }: Scope, name: string): string {
  return `arn:aws:ssm:${region}:${accountId}:parameter${name.startsWith('/') ? '' : '/'}${name}`;
}

/** `arn:…:parameter/a/b` and `/a/b:3` name the parameter `/a/b`. */
function baseName(name: string): string {
  const plain = name.replace(/^arn:[^/]*:parameter/, '');
  return plain.replace(/:[\w.-]+$/, '');
}
