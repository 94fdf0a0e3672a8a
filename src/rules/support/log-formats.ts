import { isKindKnown } from './v2-kind';
import { describedStages, restStages, v2Stages } from './walk';
import type { ApiType } from '../../limits';
import type { AccessLogSettings, ApiModel } from '../../model';

/** The access log settings of every stage, with the type of its API. */
export function* accessLogs(model: ApiModel): Generator<{ readonly settings: AccessLogSettings; readonly type: ApiType }> {
  for (const { accessLogSetting } of [...restStages(model), ...describedStages(model)]) if (accessLogSetting) yield { settings: accessLogSetting, type: 'REST' };
  for (const { api, accessLogSettings } of v2Stages(model)) {
    if (accessLogSettings && isKindKnown(model, api)) yield { settings: accessLogSettings, type: api.kind === 'HTTP' ? 'HTTP' : 'WebSocket' };
  }
}
