import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FunctionConfiguration } from '../../../src/gateway/lambda';

/** Writes a function's files into a folder of its own. */
export function functionOf(
  files: string | Readonly<Record<string, string>>,
  settings: Partial<FunctionConfiguration> = {},
): FunctionConfiguration {
  const codeDirectory = mkdtempSync(join(tmpdir(), 'gatehouse-function-'));
  for (const [name, text] of Object.entries(typeof files === 'string' ? { 'index.js': files } : files)) {
    mkdirSync(dirname(join(codeDirectory, name)), { recursive: true });
    writeFileSync(join(codeDirectory, name), text);
  }
  const functionName = settings.functionName ?? 'Hello';
  return {
    functionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${functionName}`,
    functionName,
    codeDirectory,
    handler: 'index.handler',
    runtime: 'nodejs22.x',
    environment: {},
    timeout: 3,
    memorySize: 128,
    version: '$LATEST',
    ...settings,
  };
}
