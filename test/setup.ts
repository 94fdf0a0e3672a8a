import { tmpdir } from 'node:os';
import { join } from 'node:path';

/* The CDK's own validator costs seconds in each process; a test about it switches it on. */
process.env.CDK_VALIDATION ??= 'false';

// Commands find the local endpoints of their user; those of other tests are not meant.
process.env.XDG_RUNTIME_DIR = join(tmpdir(), `gatehouse-test-${process.pid}-${process.env.JEST_WORKER_ID ?? '0'}`);
