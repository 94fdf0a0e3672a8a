import { Stage, Validations, type Stack, type IPolicyValidationContext, type IPolicyValidationPlugin, type PolicyValidationPluginReport } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { NAMESPACE, packageVersion } from '../rules';
import { ApiGatewayLimits } from './api-gateway-limits';
import { reportOn } from './report';
import { pluginFor, synthesizedTemplates } from './synthesized-templates';

const CHECKED = new WeakSet<IConstruct>();

/**
 * Has the app of a construct checked, once however many constructs ask. Does nothing in a tree without an app,
 * which the CDK cannot validate.
 */
export function ensureLimitsPlugin(scope: Construct): void {
  const root = scope.node.root;
  if (!Stage.isStage(root) || CHECKED.has(root)) return;
  CHECKED.add(root);
  Validations.of(root).addPlugins(new DefaultLimits());
}

/** The check that nobody configured. It leaves a stage to the `ApiGatewayLimits` that was added to it. */
class DefaultLimits implements IPolicyValidationPlugin {
  readonly name = NAMESPACE;
  readonly version = packageVersion();

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const isUnconfigured = (stack: Stack) => pluginFor(stack, (plugin) => plugin instanceof ApiGatewayLimits) === undefined;
    return reportOn(synthesizedTemplates(context, isUnconfigured), {});
  }
}
