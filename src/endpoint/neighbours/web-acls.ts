import { recordedNeighbour } from './recorded';
import { taggedRecord } from '../apigateway/tags';
import { uuid } from '../ids';
import type { Registries, Registry } from '../records/registry';
import { ignoreMissing, inHandler } from '../records/resource-type';
import type { Properties, ResourceState, ResourceType } from '../resource-type';
import { AwsError } from '../service';

/** Web ACLs are recorded: their rules filter nothing here. Which stage has one is kept, and held to what AWS WAF takes. */
export function webAclTypes(registries: Registries): readonly ResourceType[] {
  return [
    recordedNeighbour('AWS::WAFv2::WebACL', ['Name', 'Scope'], ({ Name, Scope }, { region, accountId, logicalId }) => {
      const id = uuid();
      const name = String(Name ?? `${logicalId}-${id.slice(0, 8)}`);
      const arn = `arn:aws:wafv2:${region}:${accountId}:${Scope === 'CLOUDFRONT' ? 'global' : 'regional'}/webacl/${name}/${id}`;
      return { physicalId: `${name}|${id}|${String(Scope)}`, attributes: { Arn: arn, Id: id, Capacity: 0, LabelNamespace: `awswaf:${accountId}:webacl:${name}:` } };
    }),
    associationType(registries),
  ];
}

function associationType(registries: Registries): ResourceType {
  return {
    type: 'AWS::WAFv2::WebACLAssociation',
    replacedBy: ['ResourceArn', 'WebACLArn'],
    create: (properties, context) => inHandler('Wafv2', context, (): ResourceState => {
      associate(registries.of(context), properties, String(properties.WebACLArn));
      return { physicalId: `${String(properties.ResourceArn)}|${String(properties.WebACLArn)}`, attributes: {} };
    }),
    update: async (current) => current,
    delete: (_, properties, context) => inHandler('Wafv2', context, () => {
      ignoreMissing(() => associate(registries.of(context), properties, undefined));
    }),
  };
}

/** AWS WAF protects stages of REST APIs. An HTTP or WebSocket stage has no ARN that it takes. */
function associate(registry: Registry, { ResourceArn }: Properties, webAclArn: string | undefined): void {
  const arn = String(ResourceArn);
  if (/:apigateway:/.test(arn) && !/^arn:[\w-]+:apigateway:[\w-]+::\/restapis\/[^/]+\/stages\/[^/]+$/.test(arn)) {
    throw new AwsError('WAFInvalidParameterException', 'Error reason: The ARN isn\'t valid. A valid ARN begins with arn: and includes other information '
      + `separated by colons or slashes., field: RESOURCE_ARN, parameter: ${arn}`);
  }
  if (!/:apigateway:/.test(arn)) return;
  const stage = stageOf(registry, arn);
  registry.records.put(stage.type, stage.scope, stage.id, { ...stage.properties, WebAclArn: webAclArn });
}

function stageOf(registry: Registry, arn: string): ReturnType<typeof taggedRecord> {
  try {
    return taggedRecord(registry, arn);
  } catch {
    throw new AwsError('WAFNonexistentItemException', 'AWS WAF couldn\'t perform the operation because your resource doesn\'t exist.', 404);
  }
}
