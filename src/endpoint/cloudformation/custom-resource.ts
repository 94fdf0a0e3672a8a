import type { Clock } from '../../gateway/clock';
import { uuid } from '../ids';
import type { LocalFunctions } from '../part';
import { REST_JSON } from '../protocols/rest-json';
import type { Properties, ResourceContext, ResourceState, ResourceType } from '../resource-type';
import { UNSIGNED } from '../routing';
import { AwsError } from '../service';
import type { Service } from '../service';
import { recordedType } from './recorded-type';

/** What a custom resource's function answers. */
interface Answer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason?: string;
  /** Always there with SUCCESS. */
  readonly PhysicalResourceId?: string;
  readonly Data?: Readonly<Record<string, unknown>>;
}

type RequestType = 'Create' | 'Update' | 'Delete';

const RESPONSE_PATH = '/_aws/cloudformation/response/';
const DEFAULT_TIMEOUT_SECONDS = 3600;

/** Custom resources: calls the function and waits until it puts its answer to the response URL. */
export class CustomResources {
  private readonly waiting = new Map<string, { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }>();
  private closed = false;

  /** Takes the answers, which come unsigned to a URL that only the function knows. */
  readonly service: Service = {
    name: UNSIGNED,
    pathPrefix: RESPONSE_PATH,
    protocol: REST_JSON,
    handle: async ({ path, body }) => {
      const waiting = this.waiting.get(path.slice(RESPONSE_PATH.length));
      if (waiting === undefined) throw new AwsError('AccessDenied', 'Request has expired', 403);
      try {
        waiting.resolve(readAnswer(body.toString('utf8')));
      } catch (error) {
        // The bucket behind AWS's URL takes anything; CloudFormation reads it afterwards.
        waiting.reject(error as Error);
      }
      return { status: 200, headers: {}, body: '' };
    },
  };

  constructor(private readonly functions: LocalFunctions, private readonly clock: Clock) {}

  /** @param type `Custom::…` or `AWS::CloudFormation::CustomResource` */
  typeNamed(type: string): ResourceType {
    const call = (requestType: RequestType, properties: Properties, context: ResourceContext, more: object = {}) =>
      this.call(context, properties, { RequestType: requestType, ResourceType: type, ...more });
    return {
      type,
      replacedBy: ['ServiceToken'],
      create: (properties, context) => orRecord(
        async () => toState(await call('Create', properties, context)),
        (note) => recordedType(type, { note }).create(properties, context),
      ),
      update: (current, next, previous, context) => orRecord(async () => toState(await call('Update', next, context, {
        PhysicalResourceId: current.physicalId, OldResourceProperties: asStrings(previous),
      })), async (note) => ({ ...current, note })),
      delete: (current, properties, context) => orRecord(async () => {
        await call('Delete', properties, context, { PhysicalResourceId: current.physicalId });
      }, async () => undefined),
    };
  }

  /** Waits for nobody any more, so that no stack operation is left hanging. */
  close(): void {
    this.closed = true;
    for (const { reject } of this.waiting.values()) reject(new Error('the local endpoint was closed'));
  }

  private async call(context: ResourceContext, properties: Properties, more: object): Promise<Answer> {
    if (this.closed) throw new Error('the local endpoint was closed');
    const token = uuid();
    const answered = this.answer(token, Number(properties.ServiceTimeout ?? DEFAULT_TIMEOUT_SECONDS));
    const event = {
      ServiceToken: properties.ServiceToken,
      ResponseURL: `${context.endpointUrl}${RESPONSE_PATH}${token}`,
      StackId: context.stackId,
      RequestId: uuid(),
      LogicalResourceId: context.logicalId,
      ResourceProperties: asStrings(properties),
      ...more,
    };
    const answer = await Promise.race([
      answered.promise, this.failure(String(properties.ServiceToken), event), canceled(context.signal),
    ]).finally(answered.cancel);
    if (answer.Status === 'SUCCESS') return answer;
    throw sdkMissing(answer.Reason ?? '') ?? new Error(`Received response status [FAILED] from custom resource. Message returned: ${answer.Reason ?? ''} (RequestId: ${event.RequestId})`);
  }

  private answer(token: string, seconds: number): { promise: Promise<Answer>; cancel: () => void } {
    let cancel = () => {};
    const promise = new Promise<Answer>((resolve, reject) => {
      const stop = this.clock.after(seconds * 1000, () => reject(new Error('CloudFormation did not receive a response from your Custom Resource.')));
      this.waiting.set(token, { resolve, reject });
      cancel = () => {
        stop();
        this.waiting.delete(token);
      };
    });
    return { promise, cancel };
  }

  /**
   * Settles only when the function cannot be invoked or fails, with an error or by its own timeout: AWS would retry it twice and
   * then wait for the resource's timeout, an hour by default. A function that ends well may have handed its answer over to another.
   */
  private async failure(functionArn: string, event: object): Promise<never> {
    const { functionError, payload } = await this.functions.invoke(functionArn, JSON.stringify(event));
    if (functionError !== undefined) throw failureOf(payload);
    return new Promise<never>(() => {});
  }
}

function canceled(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const cancel = () => reject(new Error('Resource creation cancelled'));
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
  });
}

/** Bytes of a physical id. */
const MAXIMUM_PHYSICAL_ID = 1024;

/** @throws Error that says what of the answer is wrong */
function readAnswer(text: string): Answer {
  let answer: Partial<Record<keyof Answer, unknown>> | null;
  try {
    answer = JSON.parse(text) as typeof answer;
  } catch {
    throw invalid(`it must be JSON, got '${text.slice(0, 100)}'`);
  }
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) throw invalid(`it must be a JSON object, got '${text.slice(0, 100)}'`);
  const { Status, PhysicalResourceId: id, Data } = answer;
  if (Status !== 'SUCCESS' && Status !== 'FAILED') throw invalid(`Status must be SUCCESS or FAILED, got ${JSON.stringify(Status)}`);
  if (Data !== undefined && Data !== null && (typeof Data !== 'object' || Array.isArray(Data))) throw invalid(`Data must be an object, got ${JSON.stringify(Data)}`);
  if (Status === 'SUCCESS' && (typeof id !== 'string' || id === '' || Buffer.byteLength(id) > MAXIMUM_PHYSICAL_ID)) {
    throw invalid(`PhysicalResourceId must be a text of 1 to ${MAXIMUM_PHYSICAL_ID} bytes, got ${JSON.stringify(id)}`);
  }
  return { ...answer, Data: Data ?? {} } as Answer;
}

function invalid(reason: string): Error {
  return new Error(`Invalid response object: ${reason}`);
}

/** The function needs a package that Lambda has and this machine has not. */
class SdkMissing extends Error {}

function failureOf(payload: string): Error {
  const { errorType = 'Error', errorMessage = payload } = JSON.parse(payload) as { errorType?: string; errorMessage?: string };
  return sdkMissing(errorMessage) ?? new Error(`the custom resource's function failed with ${errorType}: ${errorMessage.split('\n')[0]}`);
}

/** Node's words, and those of the CDK's own function, which looks for the package by itself. */
function sdkMissing(message: string): SdkMissing | undefined {
  const sdk = /(?:Cannot find (?:module|package) '|Package )(@aws-sdk\/[\w-]+)/.exec(message)?.[1];
  return sdk === undefined ? undefined : new SdkMissing(`recorded only: its function needs ${sdk}, which is not installed in this project`);
}

/** A function that could not even be loaded for want of the SDK does not fail the stack; the event says what was not done. */
async function orRecord<T>(act: () => Promise<T>, record: (note: string) => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof SdkMissing) return record(error.message);
    throw error;
  }
}

function toState({ PhysicalResourceId, Data = {} }: Answer): ResourceState {
  return { physicalId: PhysicalResourceId!, attributes: Data };
}

/** CloudFormation hands every scalar over as a string. */
function asStrings(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asStrings);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, asStrings(item)]));
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}
