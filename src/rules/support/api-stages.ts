import { text } from './read';
import type { ApiStage } from '../../model';

/** Whether a plan's or a key's stage is the given one, or cannot be told from it. */
export function mayBeStage(reached: ApiStage, api: string, stage: string): boolean {
  return (text(reached.api) ?? api) === api && (text(reached.stage) ?? stage) === stage;
}
