import { text, texts, structures } from '../protocols/query';
import type { QueryInput } from '../protocols/query';
import type { Buckets } from '../s3/buckets';
import { AwsError } from '../service';
import type { Scope } from '../service';
import { checkCapabilities } from './capabilities';
import { requestTemplate } from './load-template';
import { resolveParameters } from './parameters';
import type { ParameterInput } from './parameters';
import type { StackInput } from './stack';
import { readTags } from './tags';
import type { Parameters } from '../ssm/parameters';

/** Where requests find templates and SSM parameters. */
export interface InputSources {
  readonly buckets: Buckets;
  readonly parameters: Parameters;
}

/**
 * Reads what a request wants a stack to be.
 * @param previous what is deployed; gives what the request says to keep, or leaves out
 */
export function readStackInput(input: QueryInput, scope: Scope, sources: InputSources, previous?: StackInput): StackInput {
  const loaded = text(input, 'UsePreviousTemplate') === 'true' && previous !== undefined
    ? { text: previous.templateText, template: previous.template }
    : requestTemplate(input, sources.buckets);
  if (loaded === undefined) throw new AwsError('ValidationError', 'Either Template URL or Template Body must be specified.');
  const capabilities = texts(input, 'Capabilities');
  const readSsm = (name: string) => sources.parameters.find(scope, name)?.value;
  checkCapabilities(loaded.template, capabilities);
  return {
    template: loaded.template,
    templateText: loaded.text,
    parameters: resolveParameters(loaded.template, readParameters(input), previous?.parameters ?? [], readSsm),
    tags: input.Tags === undefined ? previous?.tags ?? [] : readTags(input),
    capabilities,
    roleArn: text(input, 'RoleARN') ?? previous?.roleArn,
    notificationArns: input.NotificationARNs === undefined ? previous?.notificationArns ?? [] : texts(input, 'NotificationARNs'),
    clientRequestToken: text(input, 'ClientRequestToken'),
  };
}

function readParameters(input: QueryInput): ParameterInput[] {
  return structures(input, 'Parameters').map((parameter) => ({
    key: text(parameter, 'ParameterKey') ?? '', value: text(parameter, 'ParameterValue'), usePrevious: text(parameter, 'UsePreviousValue') === 'true',
  }));
}
