import type { LocalUrls } from '../local-urls';
import { queryService } from '../protocols/query';
import type { Service } from '../service';
import { changeSetOperations } from './change-set-operations';
import { ChangeSets } from './change-sets';
import type { Engine } from './engine';
import { readOperations } from './read-operations';
import type { InputSources } from './request-input';
import { stackOperations } from './stack-operations';

/** CloudFormation, as the CDK toolkit and the CLI use it. */
export function cloudFormationService(engine: Engine, sources: InputSources, now: () => number, localUrls: LocalUrls): Service {
  const sets = new ChangeSets();
  return queryService({
    name: 'cloudformation',
    namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    operations: {
      ...stackOperations(engine, sets, sources),
      ...changeSetOperations(engine, sets, sources, now),
      ...readOperations(engine.stacks, sources.buckets, localUrls),
    },
  });
}
