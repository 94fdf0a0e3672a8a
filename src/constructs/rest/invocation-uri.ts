import { Aws, Token, type IResolvable, type IResolveContext } from 'aws-cdk-lib';
import type * as lambda from 'aws-cdk-lib/aws-lambda';

/**
 * Where API Gateway invokes a function.
 *
 * An API of 1,200 routes has 1,200 of these, so it is written as short as CloudFormation allows: a reference
 * within the template becomes one `Fn::Sub`.
 */
export function invocationUri(fn: lambda.IFunction): string {
  const uri = URIS.get(fn) ?? Token.asString(new InvocationUri(fn.functionArn));
  URIS.set(fn, uri);
  return uri;
}

const URIS = new WeakMap<lambda.IFunction, string>();

class InvocationUri implements IResolvable {
  public readonly creationStack: string[] = [];

  constructor(private readonly functionArn: string) {}

  public resolve(context: IResolveContext): unknown {
    const arn: unknown = context.resolve(this.functionArn);
    const reference = typeof arn === 'string' && !arn.includes('${') ? arn : subReference(arn);
    if (reference === undefined) return `arn:${Aws.PARTITION}:apigateway:${Aws.REGION}:lambda:path/2015-03-31/functions/${this.functionArn}/invocations`;
    return { 'Fn::Sub': `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${reference}/invocations` };
  }

  public toString(): string {
    return Token.asString(this);
  }
}

function subReference(arn: unknown): string | undefined {
  const [name, value] = Object.entries(Object(arn) as Record<string, unknown>)[0] ?? [];
  if (name === 'Ref' && typeof value === 'string') return `\${${value}}`;
  if (name === 'Fn::GetAtt' && Array.isArray(value) && value.every((part) => typeof part === 'string')) return `\${${value.join('.')}}`;
  return undefined;
}
