import { Unresolved } from '../../model';
import { isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';
import { evaluateConditions, type Conditions } from '../conditions';
import { resolve } from '../intrinsics';
import type { Scope } from '../scope';
import type { Template } from '../template';
import { Entry } from './entry';
import type { Link, Links } from './links';
import type { ReadOptions } from './options';
import { pseudoParameter } from './pseudo';
import { IMPLICIT_API, IMPLICIT_STAGE, needsImplicitApi } from './serverless-rest-events';

/** What one template needs to know of the others. */
export interface Neighbours {
  /** The template of a nested stack. */
  nested(parent: Template, logicalId: string): Stack | undefined;
  /** The template that a nested stack's resource stands in. */
  holder(template: Template): Stack | undefined;
  /** The output that is exported under a name. */
  exported(name: string): { readonly stack: Stack; readonly output: string } | undefined;
  named(stack: string): Stack | undefined;
}

/** One template's resources, and what the names in it stand for: here, in its parent, in its neighbours. */
export class Stack implements Scope, Links {
  readonly entries = new Map<string, Entry>();
  readonly mappings: unknown;
  private readonly known = new Map<string, unknown>();
  private readonly busy = new Set<string>();
  private readonly decide: Conditions;

  constructor(
    readonly template: Template,
    private readonly neighbours: Neighbours,
    private readonly links: WeakMap<Unresolved, Link>,
    private readonly options: ReadOptions,
  ) {
    this.mappings = own(template.body, 'Mappings');
    this.decide = evaluateConditions(own(template.body, 'Conditions'), this.inConditions);
    const resources = plainOrEmpty(own(template.body, 'Resources'));
    for (const [logicalId, resource] of Object.entries(resources)) {
      if (isPlain(resource)) this.entries.set(logicalId, new Entry(template, logicalId, resource, this));
      // Whatever a loop makes is not known, but that it makes something is.
      else if (logicalId.startsWith('Fn::ForEach::')) this.entries.set(logicalId, new Entry(template, logicalId, {}, this));
    }
    if (!this.entries.has(IMPLICIT_API) && needsImplicitApi(resources)) {
      const api = { Type: 'AWS::Serverless::Api', Properties: { StageName: IMPLICIT_STAGE } };
      this.entries.set(IMPLICIT_API, new Entry(template, IMPLICIT_API, api, this));
    }
  }

  ref(name: string): unknown {
    return this.once(name, () => {
      const entry = this.entries.get(name);
      if (entry) return this.linked({ Ref: name }, name, entry);
      const pseudo = pseudoParameter(name, this.template, this.options);
      const { parameters = {}, assumed } = this.options;
      return pseudo ?? own(parameters, name) ?? this.fromParent(name) ?? own(assumed?.get(this.template.file) ?? {}, name);
    });
  }

  attribute(logicalId: string, name: string): unknown {
    return this.once(`${logicalId}.${name}`, () => {
      const entry = this.entries.get(logicalId);
      if (!entry) return undefined;
      const expression = { 'Fn::GetAtt': [logicalId, name] };
      const output = name.startsWith('Outputs.') ? this.neighbours.nested(this.template, logicalId)?.output(name.slice('Outputs.'.length)) : undefined;
      return output === undefined
        ? this.linked(expression, `${logicalId}.${name}`, entry, name)
        : this.moved(output, new Unresolved(expression, `\${${logicalId}.${name}}`, [logicalId]));
    });
  }

  importValue(name: string): unknown {
    const source = this.neighbours.exported(name);
    return source && this.moved(source.stack.output(source.output), new Unresolved({ 'Fn::ImportValue': name }));
  }

  stackOutput(stack: string, output: string): unknown {
    const value = this.neighbours.named(stack)?.output(output);
    return value === undefined ? undefined : this.moved(value, new Unresolved({ 'Fn::GetStackOutput': { StackName: stack, OutputName: output } }));
  }

  condition(name: string): boolean | undefined {
    return this.decide(name);
  }

  linkOf(value: unknown): Link | undefined {
    if (value instanceof Unresolved) return this.links.get(value);
    const entry = this.options.literalIds && typeof value === 'string' ? this.entries.get(value) : undefined;
    return entry && { key: entry.key, logicalId: entry.logicalId };
  }

  /** The resolved value of an output. */
  output(name: string): unknown {
    const output = own(this.section('Outputs'), name);
    return isPlain(output) ? this.once(`Outputs/${name}`, () => resolve(own(output, 'Value'), this)) : undefined;
  }

  /** What names stand for in conditions. */
  private get inConditions(): Scope {
    const compared = this.options.compared?.get(this.template.file);
    if (!compared) return this;
    return {
      ref: (name) => this.ref(name) ?? own(compared, name),
      attribute: (logicalId, name) => this.attribute(logicalId, name),
      importValue: (name) => this.importValue(name),
      condition: () => undefined,
      mappings: this.mappings,
    };
  }

  section(name: string): Plain {
    return plainOrEmpty(own(this.template.body, name));
  }

  /** A nested stack's parameter is what the parent gives it. */
  private fromParent(parameter: string): unknown {
    const { parent } = this.template;
    const properties = parent && this.neighbours.holder(this.template)?.entries.get(parent.logicalId)?.properties;
    const given = properties && own(plainOrEmpty(own(properties, 'Parameters')), parameter);
    return given === undefined ? undefined : this.moved(given, new Unresolved({ Ref: parameter }, `\${${parameter}}`, [parameter]));
  }

  /** A value of another template as this one names it. What it refers to stays the same. */
  private moved(value: unknown, here: Unresolved): unknown {
    if (!(value instanceof Unresolved)) return value;
    const link = this.links.get(value);
    if (link) this.links.set(here, link);
    return here;
  }

  private linked(expression: unknown, text: string, { key, logicalId }: Entry, attribute?: string): Unresolved {
    const value = new Unresolved(expression, `\${${text}}`, [logicalId]);
    this.links.set(value, { key, logicalId, ...(attribute === undefined ? {} : { attribute }) });
    return value;
  }

  /** Remembers what a name stands for. A name that stands for itself in the end is not known. */
  private once(name: string, find: () => unknown): unknown {
    if (this.known.has(name)) return this.known.get(name);
    if (this.busy.has(name)) return undefined;
    this.busy.add(name);
    const value = find();
    this.busy.delete(name);
    this.known.set(name, value);
    return value;
  }
}
