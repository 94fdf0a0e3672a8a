import { wildcard } from '../../gateway/wildcard';
import { AwsError } from '../service';

/** A statement of a function's resource policy, as it is written in the policy document. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal: '*' | { readonly Service: string } | { readonly AWS: string };
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What AddPermission and `AWS::Lambda::Permission` take. */
export interface PermissionInput {
  readonly statementId: string;
  readonly action: string;
  readonly principal: string;
  readonly sourceArn?: string;
  readonly sourceAccount?: string;
}

/** In bytes. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const MAX_POLICY_BYTES = 20_480;

/** The resource policy of a function, a version or an alias. */
export class ResourcePolicy {
  private statements: PolicyStatement[] = [];

  constructor(private readonly resource: string) {}

  get isEmpty(): boolean {
    return this.statements.length === 0;
  }

  /** @throws AwsError when the id is taken or the policy would grow over 20,480 bytes */
  add(input: PermissionInput): PolicyStatement {
    if (this.statements.some(({ Sid }) => Sid === input.statementId)) {
      const text = `The statement id (${input.statementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`;
      throw new AwsError('ResourceConflictException', text, 409, { Type: 'User' });
    }
    const statement: PolicyStatement = {
      Sid: input.statementId, Effect: 'Allow', Principal: principal(input.principal), Action: input.action, Resource: this.resource, ...condition(input),
    };
    const size = Buffer.byteLength(render([...this.statements, statement]));
    if (size > MAX_POLICY_BYTES) {
      throw new AwsError('PolicyLengthExceededException', `The final policy size (${size}) is bigger than the limit (${MAX_POLICY_BYTES}).`, 400, { Type: 'User' });
    }
    this.statements.push(statement);
    return statement;
  }

  remove(statementId: string): boolean {
    const before = this.statements.length;
    this.statements = this.statements.filter(({ Sid }) => Sid !== statementId);
    return this.statements.length < before;
  }

  permits(service: string, sourceArn: string): boolean {
    return this.statements.some((statement) => isPrincipal(statement, service)
      && ['lambda:InvokeFunction', 'lambda:*', '*'].includes(statement.Action) && fitsSource(statement, sourceArn));
  }

  toJson(): string {
    return render(this.statements);
  }
}

function render(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements });
}

function principal(name: string): PolicyStatement['Principal'] {
  if (name === '*') return '*';
  if (/^\d{12}$/.test(name)) return { AWS: `arn:aws:iam::${name}:root` };
  return name.startsWith('arn:') ? { AWS: name } : { Service: name };
}

function condition({ sourceArn, sourceAccount }: PermissionInput): Pick<PolicyStatement, 'Condition'> {
  if (sourceArn === undefined && sourceAccount === undefined) return {};
  return {
    Condition: {
      ...(sourceAccount === undefined ? {} : { StringEquals: { 'AWS:SourceAccount': sourceAccount } }),
      ...(sourceArn === undefined ? {} : { ArnLike: { 'AWS:SourceArn': sourceArn } }),
    },
  };
}

function isPrincipal({ Principal }: PolicyStatement, service: string): boolean {
  return Principal === '*' || ('Service' in Principal && Principal.Service === service);
}

function fitsSource(statement: PolicyStatement, sourceArn: string): boolean {
  const { Condition = {} } = statement;
  const pattern = Condition.ArnLike?.['AWS:SourceArn'];
  const account = Condition.StringEquals?.['AWS:SourceAccount'];
  return (pattern === undefined || wildcard(pattern, sourceArn)) && (account === undefined || sourceArn.split(':')[4] === account);
}
