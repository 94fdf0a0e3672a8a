import type { LocalUrls } from '../local-urls';
import type { Buckets } from '../s3/buckets';
import { AwsError } from '../service';
import type { CallContext } from '../service';
import { capabilityReason, requiredCapabilities } from './capabilities';
import { requestTemplate } from './load-template';
import { paginate } from './paginate';
import { isNoEcho } from './parameters';
import type { Stack, StackResource } from './stack';
import type { Stacks } from './stacks';
import type { TemplateBody } from './template-body';
import { eventView, resourceSummary, resourceView, stackSummary, stackView } from './views';
import type { QueryInput, QueryOperation } from '../protocols/query';
import { requiredText, text, texts } from '../protocols/query';

/** Operations that only look. */
export function readOperations(stacks: Stacks, buckets: Buckets, localUrls: LocalUrls): Readonly<Record<string, QueryOperation>> {
  const find = (input: QueryInput, context: CallContext) => stacks.get(context, requiredText(input, 'StackName'));
  const findBracketed = (input: QueryInput, context: CallContext) => {
    const name = requiredText(input, 'StackName');
    return stacks.get(context, name, `Stack [${name}] does not exist`);
  };
  return {
    DescribeStacks: (input, context) => {
      const name = text(input, 'StackName');
      const page = paginate(name === undefined ? stacks.live(context) : [stacks.get(context, name)], text(input, 'NextToken'), 100);
      return { Stacks: page.items.map((stack) => stackView(stack, localUrls)), NextToken: page.nextToken };
    },
    ListStacks: (input, context) => {
      const wanted = texts(input, 'StackStatusFilter');
      const page = paginate(stacks.list(context).filter(({ status }) => wanted.length === 0 || wanted.includes(status)), text(input, 'NextToken'), 100);
      return { StackSummaries: page.items.map(stackSummary), NextToken: page.nextToken };
    },
    DescribeStackEvents: (input, context) => {
      const stack = findBracketed(input, context);
      const page = paginate([...stack.events].reverse(), text(input, 'NextToken'), 100);
      return { StackEvents: page.items.map((event) => eventView(stack, event)), NextToken: page.nextToken };
    },
    ListStackResources: (input, context) => {
      const page = paginate([...find(input, context).resources.values()], text(input, 'NextToken'), 100);
      return { StackResourceSummaries: page.items.map(resourceSummary), NextToken: page.nextToken };
    },
    DescribeStackResources: (input, context) => describeStackResources(stacks, input, context),
    DescribeStackResource: (input, context) => {
      const stack = findBracketed(input, context);
      return { StackResourceDetail: resourceView(stack, resourceOf(stack, requiredText(input, 'LogicalResourceId'))) };
    },
    GetTemplate: (input, context) => ({ TemplateBody: find(input, context).input.templateText, StagesAvailable: ['Original', 'Processed'] }),
    GetTemplateSummary: (input, context) => {
      const name = text(input, 'StackName');
      return templateSummary(name === undefined ? requestedTemplate(input, buckets) : stacks.get(context, name).input.template);
    },
    ValidateTemplate: (input) => {
      const { Parameters, Description, Capabilities, CapabilitiesReason, DeclaredTransforms } = templateSummary(requestedTemplate(input, buckets));
      return {
        Parameters: Parameters.map(({ ParameterType: _, ParameterConstraints: __, ...parameter }) => parameter),
        Description,
        Capabilities,
        CapabilitiesReason,
        DeclaredTransforms,
      };
    },
    ListExports: (_, context) => ({
      Exports: stacks.live(context).flatMap(({ id, outputs }) => outputs
        .filter(({ exportName }) => exportName !== undefined)
        .map(({ exportName, value }) => ({ ExportingStackId: id, Name: exportName, Value: localUrls.localize(value) }))),
    }),
    ListImports: (input, context) => {
      const name = requiredText(input, 'ExportName');
      const importers = stacks.importers(context, name);
      if (importers.length === 0) throw new AwsError('ValidationError', `Export '${name}' is not imported by any stack.`);
      return { Imports: importers.map((stack) => stack.name) };
    },
    GetStackPolicy: (input, context) => {
      find(input, context);
      return {};
    },
  };
}

function describeStackResources(stacks: Stacks, input: QueryInput, context: CallContext) {
  const physicalId = text(input, 'PhysicalResourceId');
  const logicalId = text(input, 'LogicalResourceId');
  const name = text(input, 'StackName');
  const stack = name === undefined ? holderOf(stacks.live(context), physicalId) : stacks.get(context, name);
  const resources = [...stack.resources.values()].filter((resource) => logicalId === undefined || resource.logicalId === logicalId);
  return { StackResources: resources.map((resource) => resourceView(stack, resource)) };
}

function holderOf(stacks: readonly Stack[], physicalId: string | undefined): Stack {
  const stack = stacks.find(({ resources }) => [...resources.values()].some(({ state }) => state?.physicalId === physicalId));
  if (stack === undefined) throw new AwsError('ValidationError', `Stack for ${physicalId ?? 'null'} does not exist`);
  return stack;
}

function resourceOf(stack: Stack, logicalId: string): StackResource {
  const resource = stack.resources.get(logicalId);
  if (resource === undefined) throw new AwsError('ValidationError', `Resource ${logicalId} does not exist for stack ${stack.name}`);
  return resource;
}

function requestedTemplate(input: QueryInput, buckets: Buckets): TemplateBody {
  const loaded = requestTemplate(input, buckets);
  if (loaded === undefined) throw new AwsError('ValidationError', 'Either Template URL or Template Body must be specified.');
  return loaded.template;
}

function templateSummary(template: TemplateBody) {
  return {
    Parameters: Object.entries(template.Parameters).map(([key, definition]) => ({
      ParameterKey: key,
      DefaultValue: definition.Default === undefined ? undefined : String(definition.Default),
      ParameterType: definition.Type,
      NoEcho: isNoEcho(definition),
      Description: definition.Description,
      ParameterConstraints: { AllowedValues: definition.AllowedValues?.map(String) },
    })),
    Description: template.Description,
    Capabilities: requiredCapabilities(template),
    CapabilitiesReason: capabilityReason(template),
    ResourceTypes: [...new Set(Object.values(template.Resources).map(({ Type }) => Type))],
    Version: '2010-09-09',
    Metadata: template.Metadata === undefined ? undefined : JSON.stringify(template.Metadata),
    DeclaredTransforms: [template.Transform ?? []].flat().map(String),
  };
}
