import { callsOf, DeploymentReader, functionArnOf, roleArnOf, withVariables } from '../callees';
import type { ControlPlane } from '../control-plane';
import type { LiveStage } from '../live';

/** Physical ids that deployments call: names of functions and roles, ARNs of versions and aliases. */
export interface Needs {
  readonly functions: ReadonlySet<string>;
  readonly qualified: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
}

/** Deployments of one API that must go on answering. */
export interface ServedApi {
  readonly apiId: string;
  readonly isRest: boolean;
  readonly deployments: readonly { readonly id: string; readonly variables: LiveStage['variables'] }[];
}

/**
 * What the deployments call. Of a WebSocket API it is what its definition calls now, because the service does not tell
 * what its deployments say.
 */
export async function needsOf(controlPlane: ControlPlane, apis: readonly ServedApi[]): Promise<Needs> {
  const functions = new Set<string>();
  const qualified = new Set<string>();
  const roles = new Set<string>();
  const need = (functionArn: string | undefined, roleArn: string | undefined) => {
    if (roleArn !== undefined) roles.add(roleArn.split('/').at(-1)!);
    if (functionArn === undefined) return;
    const [, , , , , , name, qualifier] = functionArn.split(':');
    functions.add(name!);
    if (qualifier !== undefined) qualified.add(functionArn);
  };
  for (const { apiId, isRest, deployments } of apis) {
    if (isRest) {
      const definitions = await new DeploymentReader(controlPlane, apiId).read(deployments.map(({ id }) => id));
      for (const { id, variables } of deployments) {
        for (const { functionArn, roleArn } of callsOf(definitions.get(id)!, variables)) need(functionArn, roleArn);
      }
    } else {
      for (const { uri = '', credentials = '' } of await controlPlane.v2Calls(apiId)) {
        for (const { variables } of deployments) need(functionArnOf(withVariables(uri, variables)), roleArnOf(withVariables(credentials, variables)));
      }
    }
  }
  return { functions, qualified, roles };
}
