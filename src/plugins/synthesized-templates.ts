import { join, resolve } from 'node:path';
import { Stack, Stage, type IPolicyValidationContext, type IPolicyValidationPlugin } from 'aws-cdk-lib';
import { loadTemplates, type Template } from '../template';

/**
 * The templates that a plugin is asked about, with those of nested stacks, which the CDK leaves out of the
 * context. They are read from the assembly, as `gatehouse lint cdk.out` reads them.
 * @param isWanted stacks that are not wanted are left out
 */
export function synthesizedTemplates(context: IPolicyValidationContext, isWanted: (stack: Stack) => boolean): Template[] {
  const { appConstruct: app } = context;
  if (!Stage.isStage(app)) return [];
  const asked = new Set(context.templatePaths.map((file) => resolve(file)));
  const stacks = app.node.findAll().filter((construct): construct is Stack => Stack.isStack(construct));
  const wanted = new Set(stacks.filter(isWanted).map(templateFile).filter((file) => asked.has(file)));
  if (wanted.size === 0) return [];
  const { templates, problems } = loadTemplates([app.outdir]);
  const unread = problems.find(({ file }) => wanted.has(resolve(file)));
  if (unread) throw unread;
  const byFile = new Map(templates.map((template) => [template.file, template]));
  const top = ({ file, parent }: Template): string => (parent ? top(byFile.get(parent.file)!) : resolve(file));
  // What constructs warn of the CDK prints by itself.
  return templates.filter((template) => wanted.has(top(template))).map(({ warningsOf: _, ...template }) => template);
}

/**
 * Which of a kind of plugins speaks for a stack: of the nearest stage that has any, the one that was added last.
 * `undefined` when none was added.
 */
export function pluginFor(stack: Stack, isOne: (plugin: IPolicyValidationPlugin) => boolean): IPolicyValidationPlugin | undefined {
  return [...stack.node.scopes]
    .reverse()
    .flatMap((scope) => (Stage.isStage(scope) ? scope._validationPlugins.filter(isOne).reverse() : []))
    .at(0);
}

function templateFile(stack: Stack): string {
  return resolve(join(Stage.of(stack)?.outdir ?? '', stack.templateFile));
}
