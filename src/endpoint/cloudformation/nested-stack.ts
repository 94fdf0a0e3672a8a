import type { Properties, ResourceContext, ResourceState, ResourceType } from '../resource-type';
import { previewChanges, isEmpty } from './changes';
import type { Engine } from './engine';
import { generatedName } from './generated-name';
import { fetchTemplate, loadTemplate } from './load-template';
import { resolveParameters } from './parameters';
import type { InputSources } from './request-input';
import type { Stack, StackInput } from './stack';

/** `AWS::CloudFormation::Stack`: a stack of its own that lives and dies with its parent. */
export function nestedStackType(engine: () => Engine, sources: InputSources): ResourceType {
  const find = (context: ResourceContext, id: string) => engine().stacks.get(context, id);
  return {
    type: 'AWS::CloudFormation::Stack',
    replacedBy: [],
    async create(properties, context) {
      const parent = find(context, context.stackId);
      const name = generatedName(context, { maximum: 128 });
      const stack = engine().create(context, { name, input: nestedInput(properties, parent, sources), parent, onFailure: 'ROLLBACK' });
      context.signal?.addEventListener('abort', () => stack.operation?.abort());
      await engine().idle(stack);
      if (stack.status !== 'CREATE_COMPLETE') {
        const reason = failureReason(stack, 'created');
        engine().startDelete(stack);
        await engine().idle(stack);
        throw new Error(reason);
      }
      return stateOf(stack);
    },
    async update(current, next, _, context) {
      const stack = find(context, current.physicalId);
      const input = nestedInput(next, find(context, context.stackId), sources, stack.input);
      if (!isEmpty(previewChanges(stack, input, engine().stacks, engine().provisioner))) {
        engine().startUpdate(stack, input, false);
        context.signal?.addEventListener('abort', () => stack.operation?.abort());
        await engine().idle(stack);
        if (stack.status !== 'UPDATE_COMPLETE') throw new Error(failureReason(stack, 'updated'));
      }
      return stateOf(stack);
    },
    async delete(current, _, context) {
      const stack = find(context, current.physicalId);
      if (stack.status === 'DELETE_COMPLETE') return;
      engine().startDelete(stack);
      await engine().idle(stack);
      if (stack.status !== 'DELETE_COMPLETE') throw new Error(failureReason(stack, 'deleted'));
    },
  };
}

function nestedInput({ TemplateURL, Parameters, Tags }: Properties, parent: Stack, sources: InputSources, previous?: StackInput): StackInput {
  const { text, template } = loadTemplate(fetchTemplate(String(TemplateURL), sources.buckets));
  const given = Object.entries((Parameters ?? {}) as Properties).map(([key, value]) => ({
    key, value: Array.isArray(value) ? value.join(',') : String(value), usePrevious: false,
  }));
  return {
    template,
    templateText: text,
    parameters: resolveParameters(template, given, previous?.parameters ?? [], (name) => sources.parameters.find(parent, name)?.value),
    tags: ((Tags ?? []) as { Key: string; Value: string }[]).map(({ Key, Value }) => ({ key: Key, value: Value })),
    capabilities: parent.input.capabilities,
    notificationArns: [],
    clientRequestToken: parent.input.clientRequestToken,
  };
}

function stateOf({ id, outputs }: Stack): ResourceState {
  return { physicalId: id, attributes: Object.fromEntries(outputs.map(({ key, value }) => [`Outputs.${key}`, value])) };
}

/** The child's own words: the first reason that one of its stack events gives. */
function failureReason({ id, events }: Stack, verb: string): string {
  const told = [...events].reverse().find(({ physicalId, reason, status }) => physicalId === id && reason !== undefined && /ROLLBACK|FAILED/.test(status));
  return `Embedded stack ${id} was not successfully ${verb}: ${told?.reason ?? ''}`;
}
