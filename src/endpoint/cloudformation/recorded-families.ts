import { uuid } from '../ids';
import type { ResourceType } from '../resource-type';
import { generatedName } from './generated-name';

/** Types whose record is known well enough to be right: the ones that every CDK app and the bootstrap stack have. */
export const RECORDED_FAMILIES: readonly ResourceType[] = [
  record('AWS::CDK::Metadata', [], async (_, context) => ({ physicalId: generatedName(context), attributes: {} })),
  record('AWS::KMS::Key', [], async (_, { region, accountId }) => {
    const id = uuid();
    return { physicalId: id, attributes: { KeyId: id, Arn: `arn:aws:kms:${region}:${accountId}:key/${id}` } };
  }),
  record('AWS::KMS::Alias', ['AliasName'], async ({ AliasName }) => ({ physicalId: String(AliasName), attributes: {} })),
  record('AWS::ECR::Repository', ['RepositoryName'], async ({ RepositoryName }, context) => {
    const name = String(RepositoryName ?? generatedName(context, { maximum: 256, lowerCase: true }));
    return {
      physicalId: name,
      attributes: {
        Arn: `arn:aws:ecr:${context.region}:${context.accountId}:repository/${name}`,
        RepositoryUri: `${context.accountId}.dkr.ecr.${context.region}.amazonaws.com/${name}`,
      },
    };
  }),
  // Nobody calls the handle's URL here; a wait condition alone is complete when nothing is waited for.
  record('AWS::CloudFormation::WaitConditionHandle', [], async (_, context) => ({
    physicalId: `${context.endpointUrl}/_aws/cloudformation/wait/${generatedName(context)}`, attributes: {},
  })),
  record('AWS::CloudFormation::WaitCondition', ['Handle', 'Count', 'Timeout'], async ({ Count, Handle }, context) => {
    if (Handle !== undefined && Number(Count ?? 1) > 0) throw new Error('a wait condition with a count is not emulated: no signal can be received');
    return { physicalId: generatedName(context), attributes: { Data: '{}' } };
  }),
];

/** What the local endpoint keeps of these types is all that clients see of them. */
function record(type: string, replacedBy: readonly string[], create: ResourceType['create']): ResourceType {
  const silent = type === 'AWS::CDK::Metadata' || type.startsWith('AWS::CloudFormation::');
  return {
    type,
    replacedBy,
    create: async (properties, context) => ({ ...await create(properties, context), ...(silent ? {} : { note: 'not emulated: recorded only' }) }),
    update: async (current) => current,
    delete: async () => undefined,
  };
}
