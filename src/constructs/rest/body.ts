import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileAssetPackaging, Lazy, Stack, Stage, type IResolvable } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { Construct } from 'constructs';

/** A template holds 1,000,000 bytes; what is left is for the other resources. */
const MAX_INLINE_BYTES = 900_000;
/** Below this a body is never too large once its tokens are resolved, so it need not be resolved to be measured. */
const SURELY_SMALL_BYTES = 300_000;

/** What API Gateway itself replaces in a document that it imports. */
const PSEUDO_PARAMETERS = new Set(['AWS::AccountId', 'AWS::Partition', 'AWS::Region']);

type S3Location = apigateway.CfnRestApi.S3LocationProperty;
type Placed = { readonly body: unknown; readonly location?: undefined } | { readonly location: S3Location; readonly body?: undefined };

/**
 * An API's OpenAPI document: in the template while it fits, in the assets bucket otherwise.
 */
export class ApiBody {
  constructor(private readonly scope: Construct, private readonly document: () => Record<string, unknown>) {}

  /** For `Body`. */
  public get inline(): IResolvable {
    return Lazy.any({ produce: () => this.place().body });
  }

  /** For `BodyS3Location`. */
  public get s3Location(): IResolvable {
    return Lazy.any({ produce: () => this.place().location });
  }

  private place(): Placed {
    const document = this.document();
    if (Buffer.byteLength(JSON.stringify(document)) < SURELY_SMALL_BYTES) return { body: document };
    const stack = Stack.of(this.scope);
    const resolved: unknown = stack.resolve(document);
    const size = bytesInTemplate(resolved, stack);
    if (size <= MAX_INLINE_BYTES) return { body: document };
    return { location: this.upload(stack, JSON.stringify(this.withoutIntrinsics(resolved, size))) };
  }

  private upload(stack: Stack, text: string): S3Location {
    const sourceHash = createHash('sha256').update(text).digest('hex');
    const fileName = `asset.${sourceHash}.json`;
    writeFileSync(join(Stage.of(this.scope)!.outdir, fileName), text);
    const { bucketName, objectKey } = stack.synthesizer.addFileAsset({ fileName, sourceHash, packaging: FileAssetPackaging.FILE });
    return { bucket: bucketName, key: objectKey };
  }

  /** A document in S3 is read by API Gateway and not by CloudFormation, which alone knows references. */
  private withoutIntrinsics(value: unknown, size: number): unknown {
    const fail = (what: unknown): never => {
      throw new Error(`${this.scope.node.path}: the OpenAPI body has ${size} bytes, of which a template holds ${MAX_INLINE_BYTES}; it cannot move to S3 `
        + `because ${JSON.stringify(what)} is known at deployment only. Set suppressTemplateIndentation of the stack, import the functions by fixed names, or divide the API`);
    };
    const visit = (node: unknown): unknown => {
      if (Array.isArray(node)) return node.map(visit);
      if (typeof node !== 'object' || node === null) return node;
      const [key, argument] = Object.entries(node)[0] ?? [];
      if (key === 'Ref') return PSEUDO_PARAMETERS.has(argument) ? `\${${argument}}` : fail(node);
      if (key === 'Fn::Join') return (argument as [string, unknown[]])[1].map(visit).join((argument as [string])[0]);
      if (key === 'Fn::Sub') return substituted(argument) ?? fail(node);
      if (key?.startsWith('Fn::')) return fail(node);
      return Object.fromEntries(Object.entries(node).map(([name, item]) => [name, visit(item)]));
    };
    return visit(value);
  }
}

/** The CDK indents templates by one space a level, unless told not to; a body is four levels deep. */
function bytesInTemplate(body: unknown, stack: Stack): number {
  if ((stack as unknown as { _suppressTemplateIndentation?: boolean })._suppressTemplateIndentation) return Buffer.byteLength(JSON.stringify(body));
  const text = JSON.stringify(body, undefined, 1);
  return Buffer.byteLength(text) + 4 * text.split('\n').length;
}

function substituted(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  return [...text.matchAll(/\$\{([^!}]+)\}/g)].every(([, name]) => PSEUDO_PARAMETERS.has(name)) ? text : undefined;
}
