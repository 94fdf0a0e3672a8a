import { AwsError } from '../service';

/** An IAM role as a record: nothing evaluates its policies. */
export interface RoleRecord {
  readonly name: string;
  readonly arn: string;
  readonly id: string;
  readonly path: string;
  readonly created: number;
  readonly trustPolicy: string;
  readonly description?: string;
  /** Name to policy document. */
  readonly inline: Map<string, string>;
  readonly attached: Set<string>;
}

/** The roles of every account. */
export class Roles {
  private readonly records = new Map<string, RoleRecord>();
  private readonly deleted = new Set<string>();

  create(role: RoleRecord): RoleRecord {
    if (this.records.has(keyOf(role.arn))) throw new AwsError('EntityAlreadyExists', `Role with name ${role.name} already exists.`, 409);
    this.records.set(keyOf(role.arn), role);
    this.deleted.delete(role.arn);
    return role;
  }

  find(accountId: string, name: string): RoleRecord | undefined {
    return this.records.get(`${accountId}/${name}`);
  }

  require(accountId: string, name: string): RoleRecord {
    const role = this.find(accountId, name);
    if (role === undefined) throw new AwsError('NoSuchEntity', `The role with name ${name} cannot be found.`, 404);
    return role;
  }

  delete(role: RoleRecord): void {
    this.records.delete(keyOf(role.arn));
    this.deleted.add(role.arn);
  }

  /** Whether the role existed here and is gone, so that nothing can assume it. A role never heard of may be anybody's. */
  isGone(arn: string): boolean {
    return this.deleted.has(arn);
  }
}

function keyOf(arn: string): string {
  return `${arn.split(':')[4]}/${arn.split('/').at(-1)}`;
}
