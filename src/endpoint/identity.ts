import { upperId } from './ids';

/** Who a set of credentials belongs to. */
export interface Caller {
  readonly accountId: string;
  readonly arn: string;
  readonly userId: string;
}

export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly assumedRoleArn: string;
  readonly assumedRoleId: string;
}

/** The account of credentials that say nothing about an account. */
export const DEFAULT_ACCOUNT_ID = '000000000000';

/**
 * Any credentials are let in. An access key id of twelve digits chooses that account; the credentials
 * of an assumed role belong to the role's account; everything else belongs to 000000000000.
 */
export class Identities {
  private readonly sessions = new Map<string, Caller>();

  callerOf(accessKeyId: string | undefined): Caller {
    const session = accessKeyId === undefined ? undefined : this.sessions.get(accessKeyId);
    if (session !== undefined) return session;
    const accountId = accessKeyId !== undefined && /^\d{12}$/.test(accessKeyId) ? accessKeyId : DEFAULT_ACCOUNT_ID;
    return { accountId, arn: `arn:aws:iam::${accountId}:root`, userId: accountId };
  }

  /** @param roleArn of any role, whether it was made here or not */
  assumeRole(roleArn: string, sessionName: string): SessionCredentials {
    const [, partition, , , accountId, resource] = roleArn.split(':');
    const assumedRoleArn = `arn:${partition}:sts::${accountId}:assumed-role/${resource.split('/').pop()}/${sessionName}`;
    const assumedRoleId = `AROA${upperId(17)}:${sessionName}`;
    const accessKeyId = `ASIA${upperId(16)}`;
    this.sessions.set(accessKeyId, { accountId, arn: assumedRoleArn, userId: assumedRoleId });
    return { accessKeyId, secretAccessKey: upperId(40), sessionToken: upperId(64), assumedRoleArn, assumedRoleId };
  }
}
