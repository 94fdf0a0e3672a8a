import { evaluateConditions } from '../../template';
import type { Conditions, Scope as TemplateScope } from '../../template';
import type { ResourceState } from '../resource-type';
import { parameterReference } from './parameters';
import { recordedAttribute } from './recorded-type';
import type { Stack, StackInput } from './stack';
import type { Stacks } from './stacks';

/** Finds what a logical id stands for at the moment; `undefined` for what has not been made. */
export type StateLookup = (logicalId: string) => ResourceState | undefined;

/** What the names in a stack's template stand for. */
export interface StackScope extends TemplateScope {
  readonly condition: Conditions;
  /** The exports that were asked for so far. */
  readonly imported: Set<string>;
}

export function stackScope(stack: Stack, input: StackInput, stacks: Stacks, stateOf: StateLookup): StackScope {
  const { template, parameters, notificationArns } = input;
  const pseudo: Readonly<Record<string, unknown>> = {
    'AWS::AccountId': stack.accountId,
    'AWS::Region': stack.region,
    'AWS::StackName': stack.name,
    'AWS::StackId': stack.id,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::NotificationARNs': notificationArns,
  };
  const values = new Map(parameters.map((parameter) => [parameter.key, parameterReference(template.Parameters[parameter.key], parameter)]));
  const imported = new Set<string>();
  const scope: TemplateScope = {
    ref: (name) => pseudo[name] ?? values.get(name) ?? stateOf(name)?.physicalId,
    attribute(logicalId, name) {
      const state = stateOf(logicalId);
      return state === undefined ? undefined : state.attributes[name] ?? recordedAttribute(state, name, stack);
    },
    importValue(name) {
      imported.add(name);
      return stacks.findExport(stack, name)?.output.value;
    },
    stackOutput: (name, key) => stacks.find(stack, name)?.outputs.find((output) => output.key === key)?.value,
    condition: () => undefined,
    mappings: template.Mappings,
    availabilityZones: (region) => ['a', 'b', 'c'].map((zone) => `${region}${zone}`),
  };
  return { ...scope, condition: evaluateConditions(template.Conditions, scope), imported };
}
