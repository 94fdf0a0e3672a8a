import { LOGGING_ROLE_PARAMETER } from '../model';
import type { ControlPlane } from './control-plane';

/**
 * The parameter that lets the account keep its role for API Gateway's logs. The role is one for all APIs of an
 * account and region, so a stack that makes its own would replace somebody else's.
 *
 * Empty when the template does not ask, the account has no role, or the role is this stack's own.
 */
export async function keepLoggingRole(
  controlPlane: ControlPlane, stackName: string, template: Readonly<Record<string, unknown>>, isDeployed: boolean,
): Promise<Record<string, string>> {
  const parameters = template.Parameters as Record<string, unknown> | undefined;
  if (parameters?.[LOGGING_ROLE_PARAMETER] === undefined) return {};
  const roleArn = await controlPlane.loggingRole();
  if (roleArn === undefined) return {};
  const roleName = roleArn.split('/').at(-1);
  const own = isDeployed && [...(await controlPlane.resources(stackName)).values()].includes(roleName!);
  return own ? {} : { [LOGGING_ROLE_PARAMETER]: roleArn };
}
