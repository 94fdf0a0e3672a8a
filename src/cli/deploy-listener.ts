import type { DeployListener, ResourceProgress } from '../deployer';
import type { Output } from './command';
import { confirm } from './confirm';

/** Prints a deployment's progress, one line a resource, to standard error. */
export function printingListener({ err }: Output, { yes }: { readonly yes?: boolean }): DeployListener {
  return {
    resource: (progress) => err(`${line(progress)}\n`),
    message: (level, text) => err(`${level === 'info' ? '' : `${level}: `}${text}\n`),
    confirm: async (question) => yes || confirm(question),
  };
}

function line({ stack, logicalId, resourceType, status, reason, constructPath, completed, total }: ResourceProgress): string {
  const counter = completed !== undefined && total !== undefined ? `${completed}/${total}` : '';
  const name = constructPath ? `${constructPath} (${logicalId})` : logicalId;
  return `${stack} | ${counter.padStart(5)} | ${status.padEnd(27)} | ${resourceType.padEnd(32)} | ${name}${reason ? `: ${reason}` : ''}`;
}
