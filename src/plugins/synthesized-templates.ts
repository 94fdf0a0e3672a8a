import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack, Stage, Token, type IPolicyValidationContext } from 'aws-cdk-lib';
import { parseTemplate, type Template } from '../template';

/**
 * The templates that a plugin is asked about, with those of nested stacks, which the CDK leaves out of the
 * context.
 * @param leaveOut stages whose stacks are not wanted
 */
export function synthesizedTemplates(context: IPolicyValidationContext, leaveOut: (stage: Stage) => boolean = () => false): Template[] {
  const asked = new Set(context.templatePaths);
  return context.appConstruct.node
    .findAll()
    .filter((construct): construct is Stack => Stack.isStack(construct))
    .filter((stack) => asked.has(templateFile(topOf(stack))) && !stagesOf(stack).some(leaveOut))
    .filter((stack) => existsSync(templateFile(stack)))
    .map(readTemplate);
}

function readTemplate(stack: Stack): Template {
  const file = templateFile(stack);
  const parent = stack.nestedStackParent;
  const resource = stack.nestedStackResource;
  return {
    ...parseTemplate(file, readFileSync(file, 'utf8')),
    stack: topOf(stack).stackName,
    ...(Token.isUnresolved(stack.region) ? {} : { region: stack.region }),
    ...(Token.isUnresolved(stack.account) ? {} : { account: stack.account }),
    ...(parent && resource ? { parent: { file: templateFile(parent), logicalId: parent.getLogicalId(resource) } } : {}),
  };
}

function templateFile(stack: Stack): string {
  return join(Stage.of(stack)?.outdir ?? '', stack.templateFile);
}

function topOf(stack: Stack): Stack {
  return stack.nestedStackParent ? topOf(stack.nestedStackParent) : stack;
}

function stagesOf(stack: Stack): Stage[] {
  return stack.node.scopes.filter((scope): scope is Stage => Stage.isStage(scope));
}
