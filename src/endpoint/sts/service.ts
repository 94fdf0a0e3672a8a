import type { Clock } from '../../gateway/clock';
import type { Identities } from '../identity';
import { queryService, requiredText, text } from '../protocols/query';
import { AwsError } from '../service';
import type { Service } from '../service';

const ROLE_ARN = /^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** STS, as far as clients need it to know who they are and to take on the CDK's roles. */
export function stsService(identities: Identities, clock: Clock): Service {
  return queryService({
    name: 'sts',
    namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    operations: {
      GetCallerIdentity: (_, { callerArn, accountId, userId }) => ({ Arn: callerArn, UserId: userId, Account: accountId }),
      AssumeRole: (input) => {
        const roleArn = requiredText(input, 'RoleArn');
        if (!ROLE_ARN.test(roleArn)) throw new AwsError('ValidationError', `${roleArn} is invalid`);
        const session = identities.assumeRole(roleArn, requiredText(input, 'RoleSessionName'));
        const seconds = Number(text(input, 'DurationSeconds') ?? '3600');
        return {
          Credentials: {
            AccessKeyId: session.accessKeyId,
            SecretAccessKey: session.secretAccessKey,
            SessionToken: session.sessionToken,
            Expiration: new Date(clock.now() + seconds * 1000),
          },
          AssumedRoleUser: { AssumedRoleId: session.assumedRoleId, Arn: session.assumedRoleArn },
        };
      },
      GetSessionToken: (_, { accountId }) => ({
        Credentials: {
          AccessKeyId: accountId, SecretAccessKey: 'local', SessionToken: 'local', Expiration: new Date(clock.now() + 12 * 3_600_000),
        },
      }),
    },
  });
}
