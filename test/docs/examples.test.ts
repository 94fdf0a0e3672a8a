import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { findingsIn } from './constructs';
import { ChatStack } from '../../examples/chat/app';
import { OrdersStack } from '../../examples/orders/app';

test.each<[string, (app: App) => void]>([
  ['orders', (app) => void new OrdersStack(app, 'Orders', { version: '1' })],
  ['chat', (app) => void new ChatStack(app, 'Chat')],
])('the example %s has no findings', (_, build) => {
  delete process.env.CDK_VALIDATION;
  const outdir = mkdtempSync(join(tmpdir(), 'gatehouse-example-'));
  const app = new App({ outdir, analyticsReporting: false, context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  build(app);
  app.synth();
  expect(findingsIn(outdir)).toEqual([]);
  rmSync(outdir, { recursive: true });
});
