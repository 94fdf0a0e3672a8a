import type { Origin } from '../../model';
import { isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';
import { resolve } from '../intrinsics';
import type { Scope } from '../scope';
import type { Template } from '../template';
import { withGlobals } from './globals';
import { keyOf, type Links } from './links';

/** Whether all properties, or who knows which of them, come from a function such as `Fn::Transform`: nothing may be concluded from one that is absent. */
function isUnreadable(properties: unknown): boolean {
  if (!isPlain(properties)) return false;
  for (const name in properties) if (name.startsWith('Fn::') || name === 'Ref') return true;
  return false;
}

/** A resource of a template on its way into the model. */
export class Entry {
  readonly key: string;
  /** The resource's type; empty when it has none, or when only the deployment will tell its properties. */
  readonly type: string;
  readonly origin: Origin;
  private readonly globals: unknown;
  private resolved: Plain | undefined;

  constructor(private readonly template: Template, readonly logicalId: string, readonly resource: Plain, private readonly scope: Scope & Links) {
    const type = own(resource, 'Type');
    const constructPath = own(plainOrEmpty(own(resource, 'Metadata')), 'aws:cdk:path');
    this.type = typeof type === 'string' && !isUnreadable(own(resource, 'Properties')) ? type : '';
    this.origin = {
      template: template.file,
      ...(template.stack === undefined ? {} : { stack: template.stack }),
      logicalId,
      type: this.type,
      ...(typeof constructPath === 'string' ? { constructPath } : {}),
      path: 'Properties',
      style: 'resource',
    };
    this.key = keyOf(this.origin);
    this.globals = own(template.body, 'Globals');
  }

  /** The resource's properties, their intrinsics resolved as far as they can be. */
  get properties(): Plain {
    return this.resolved ??= plainOrEmpty(resolve(withGlobals(this.type, own(this.resource, 'Properties'), this.globals), this.scope));
  }

  /** Whether there will be such a resource: not if its condition is known not to hold. */
  get isMade(): boolean {
    return this.condition === undefined || this.scope.condition(this.condition) !== false;
  }

  get condition(): string | undefined {
    const name = own(this.resource, 'Condition');
    return typeof name === 'string' ? name : undefined;
  }

  /** The condition on which it depends whether there will be such a resource; none when it is known to hold. */
  get undecidedCondition(): string | undefined {
    return this.condition === undefined || this.scope.condition(this.condition) === true ? undefined : this.condition;
  }

  /** The document that a property says the place of, where the template's assembly has it. */
  documentAt(property: string): unknown {
    const place = own(plainOrEmpty(own(this.resource, 'Properties')), property);
    return place === undefined ? undefined : this.withPseudoParameters(this.template.documentAt?.(place));
  }

  /** API Gateway itself puts the Region, the account and the partition into a document that it imports. */
  private withPseudoParameters(node: unknown): unknown {
    if (typeof node === 'string') {
      return node.includes('${AWS::') ? resolve({ 'Fn::Sub': node.replaceAll(/\$\{(?!AWS::)/g, '${!') }, this.scope) : node;
    }
    if (Array.isArray(node)) return node.map((item) => this.withPseudoParameters(item));
    if (!isPlain(node)) return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, this.withPseudoParameters(value)]));
  }

  /** What the values of this resource refer to. */
  get links(): Links {
    return this.scope;
  }

  get dependsOn(): string[] {
    const written = own(this.resource, 'DependsOn');
    return (Array.isArray(written) ? written : [written]).filter((id) => typeof id === 'string');
  }
}
