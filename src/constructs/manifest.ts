import { Lazy, type Stack } from 'aws-cdk-lib';
import { MANIFEST_KEY, type Manifest, type ManifestStage } from '../model';

type Stages = () => readonly ManifestStage[];

const STAGES = new WeakMap<Stack, Stages[]>();

/**
 * Adds the stages of one API to what the template tells the deployer. Called once an API; `stages` is asked
 * at synthesis, when logical ids are final.
 */
export function addToManifest(stack: Stack, stages: Stages): void {
  const known = STAGES.get(stack);
  if (known) {
    known.push(stages);
    return;
  }
  const all = [stages];
  STAGES.set(stack, all);
  const produce = (): Manifest => ({ version: 1, stages: all.flatMap((of) => of()) });
  stack.addMetadata(MANIFEST_KEY, Lazy.any({ produce }));
}
