import type { ConstructWarning } from './construct-warning';
import type { Located, Origin } from './origin';
import type { Value } from './value';

/** A Lambda function, as far as an API depends on it. */
export interface LambdaFunction extends Located {
  readonly key: string;
  readonly functionName?: Value<string>;
  readonly runtime?: Value<string>;
  /** Seconds; 3 when absent. */
  readonly timeout?: Value<number>;
  readonly memorySize?: Value<number>;
}

/** A statement of a function's resource policy. */
export interface LambdaPermission extends Located {
  /** The function's `key`, or what stands there. */
  readonly function?: Value<string>;
  /** What stands there, unlinked. */
  readonly functionName?: Value<string>;
  readonly action?: Value<string>;
  readonly principal?: Value<string>;
  readonly sourceArn?: Value<string>;
  readonly sourceAccount?: Value<string>;
}

/** `AWS::ApiGateway::Account`: the role that API Gateway writes logs with, one a region. */
export interface GatewayAccount extends Located {
  readonly cloudWatchRoleArn?: Value<string>;
}

export interface VpcLink extends Located {
  readonly key: string;
  readonly generation: 'v1' | 'v2';
  readonly name?: Value<string>;
  readonly targetArns?: Value<readonly Value<string>[]>;
  readonly subnetIds?: Value<readonly Value<string>[]>;
  readonly securityGroupIds?: Value<readonly Value<string>[]>;
}

export interface WebAclAssociation extends Located {
  readonly resourceArn?: Value<string>;
  readonly webAclArn?: Value<string>;
}

/** One resource of a template as it stands, its intrinsics resolved as far as they can be. */
export interface TemplateResource extends Located {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly dependsOn: readonly string[];
  /** The condition that decides whether it is made, where that is not known. */
  readonly condition?: string;
  readonly deletionPolicy?: string;
}

/** A template by itself: what CloudFormation's own limits are about. */
export interface TemplateFacts {
  readonly template: string;
  readonly stack?: string;
  /** The region, where an assembly or an option tells it. */
  readonly region?: string;
  /** The account, where an assembly tells it. */
  readonly account?: string;
  /** The file's size in bytes. */
  readonly bytes: number;
  /** How many dynamic references (`{{resolve:…}}`) are in its text. */
  readonly dynamicReferences: number;
  /** Those that will be made, as far as is known: a condition that does not hold leaves out the others. */
  readonly resources: readonly TemplateResource[];
  /** All that are written down. What is wrong with the template as a whole is said of the first. */
  readonly declared: readonly Origin[];
  readonly parameters: number;
  /** Bytes of the parameters' defaults, by name. */
  readonly defaults: Readonly<Record<string, number>>;
  readonly outputs: number;
  readonly mappings: number;
  /** A transform (SAM, macros) will add resources that are not visible here. */
  readonly transforms: readonly string[];
  readonly nested: boolean;
  /** JSON pointers, without the leading slash, of keys that are written twice; the last one counts. */
  readonly duplicateKeys?: readonly string[];
  /** What our constructs warned of as they were made, where an assembly tells it. */
  constructWarnings?(): readonly ConstructWarning[];
}
