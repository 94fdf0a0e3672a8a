import { textOf } from '../../model';
import type { AccessLogSettings, ApiModel, Located } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, dependencies, describedStages, hidesResources, isKindKnown, nameOf, place, restStages, routeSettings, text, v2Stages } from '../support';

/** A stage that logs in an app that does not give API Gateway a role to write logs with. */
export const loggingNeedsAccountRole: Rule = {
  meta: catalogued('logging-needs-account-role', {
    why: 'AWS refuses the stage with "CloudWatch Logs role ARN must be set in account settings to enable logging", unless the role is set already.',
    fix: 'Add an AWS::ApiGateway::Account with a role and let the stage depend on it, or set the role once for the account and Region.',
  }),
  *check(model) {
    for (const stage of loggingStages(model)) {
      const here = model.accounts.filter((account) => account.origin?.template === stage.origin?.template);
      if (!model.accounts.some(({ cloudWatchRoleArn }) => cloudWatchRoleArn !== undefined)) {
        if (hidesResources(model)) continue;
        yield { ...place(stage), message: 'stage writes logs, but no AWS::ApiGateway::Account gives API Gateway a role for it' };
      } else if (here.length > 0 && !waitsForAny(model, stage, here)) {
        yield { ...place(stage), message: `stage writes logs and must depend on ${nameOf(here[0])}, which may be created later` };
      }
    }
    yield* secondAccounts(model);
  },
};

function* loggingStages(model: ApiModel): Generator<Located> {
  for (const stage of [...restStages(model), ...describedStages(model)]) {
    const executes = stage.methodSettings.some((setting) => isOn(setting.loggingLevel));
    if (executes || writesToLogGroup(stage.accessLogSetting)) yield stage;
  }
  for (const stage of v2Stages(model)) {
    if (stage.api.kind !== 'WEBSOCKET' || !isKindKnown(model, stage.api)) continue;
    if (routeSettings(stage).some((settings) => isOn(settings.loggingLevel)) || writesToLogGroup(stage.accessLogSettings)) yield stage;
  }
}

function isOn(level: unknown): boolean {
  return level === 'INFO' || level === 'ERROR';
}

function writesToLogGroup(settings: AccessLogSettings | undefined): boolean {
  return settings?.destinationArn !== undefined && !/:firehose:|Firehose|DeliveryStream/.test(text(textOf(settings.destinationArn)) ?? '');
}

function waitsForAny(model: ApiModel, stage: Located, accounts: readonly Located[]): boolean {
  const waitsFor = dependencies(model, stage);
  return accounts.some((account) => account.origin && waitsFor.has(account.origin.logicalId));
}

function* secondAccounts(model: ApiModel): Generator<Violation> {
  const first = new Map<string, string>();
  for (const account of model.accounts) {
    const template = account.origin?.template ?? '';
    const other = first.get(template);
    if (other !== undefined) yield { ...place(account), message: `an account has one API Gateway account setting in a Region: ${other} sets it too` };
    else first.set(template, nameOf(account));
  }
}
