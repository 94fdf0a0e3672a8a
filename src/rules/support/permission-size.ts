import { identityOf } from './literal';
import { textOf, type LambdaPermission, type Value } from '../../model';

/** How long the values of pseudo parameters and of ids are at least. */
const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::AccountId': '123456789012',
  'AWS::URLSuffix': 'amazonaws.com',
};
/** The least that the id of an API or the name of a stage takes. */
const SHORT_ID = 'abcd';
/** The random part that CloudFormation appends to a statement id. */
const RANDOM = 13;

/**
 * The function that a permission is for, one text for each policy; aliases and versions have policies of
 * their own. `undefined` when that cannot be told.
 */
export function permissionTarget(permission: LambdaPermission): string | undefined {
  return identityOf(permission.function);
}

/** The least number of bytes that the statement of a permission takes in the policy of its function. */
export function statementBytes(permission: LambdaPermission): number {
  const { origin } = permission;
  const condition = {
    ...(permission.sourceAccount !== undefined && { StringEquals: { 'AWS:SourceAccount': '123456789012' } }),
    ...(permission.sourceArn !== undefined && { ArnLike: { 'AWS:SourceArn': atLeast(permission.sourceArn) } }),
  };
  const statement = {
    Sid: `${origin?.stack ?? 'S'}-${origin?.logicalId ?? ''}-`.slice(0, 100 - RANDOM),
    Effect: 'Allow',
    Principal: { Service: atLeast(permission.principal) },
    Action: atLeast(permission.action),
    Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f',
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  };
  return Buffer.byteLength(JSON.stringify(statement)) + RANDOM;
}

function atLeast(value: Value<string> | undefined): string {
  const text = textOf(value);
  if (typeof text !== 'string') return '';
  return text.replace(/\$\{([^}]*)\}/g, (_, name: string) => PSEUDO[name] ?? (text.includes(':execute-api:') ? SHORT_ID : ''));
}
