import { Aws, Token, type IResolvable, type IResolveContext } from 'aws-cdk-lib';

/**
 * Where API Gateway invokes a function.
 *
 * An API of 1,200 routes has 1,200 of these, so it is written as short as CloudFormation allows: a reference
 * within the template becomes one `Fn::Sub`.
 *
 * @param functionArn of the function, or of the version that calls of it turn out to go to; asked at synthesis
 */
export function invocationUri(functionArn: () => string): string {
  return Token.asString(new InvocationUri(functionArn));
}

class InvocationUri implements IResolvable {
  public readonly creationStack: string[] = [];

  constructor(private readonly functionArn: () => string) {}

  public resolve(context: IResolveContext): unknown {
    const arn: unknown = context.resolve(this.functionArn());
    const reference = typeof arn === 'string' && !arn.includes('${') ? arn : subReference(arn);
    if (reference === undefined) return `arn:${Aws.PARTITION}:apigateway:${Aws.REGION}:lambda:path/2015-03-31/functions/${this.functionArn()}/invocations`;
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
