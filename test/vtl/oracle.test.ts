import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mappingScope, parseTemplate, render, VtlRenderError, VtlSyntaxError, type MappingInput } from '../../src/vtl';
import { fromPlain, parseJson } from '../../src/vtl/json';
import { toJson } from '../../src/vtl/json-writer';
import { readPath } from '../../src/vtl/jsonpath';

interface Case {
  readonly template?: string;
  readonly path?: string;
  readonly out?: string;
  readonly fails?: boolean;
}

const { input, cases } = JSON.parse(readFileSync(join(__dirname, 'oracle.json'), 'utf8')) as { input: MappingInput; cases: readonly Case[] };

function outcome({ template, path }: Case): string | undefined {
  try {
    if (path !== undefined) return toJson(readPath(parseJson(input.body), path), { escapeSlash: true });
    const scope = mappingScope(input);
    // Java had the context as it stands; what the service adds to it is tested in mapping.test.ts.
    scope.set('context', fromPlain(input.context));
    return render(parseTemplate(template!), scope);
  } catch (error) {
    if (error instanceof VtlSyntaxError || error instanceof VtlRenderError) return undefined;
    throw error;
  }
}

describe('what Java gives', () => {
  test('there are enough cases', () => expect(cases.length).toBeGreaterThan(500));

  test.each(cases.map((row, index) => ({ ...row, index })))('case $index', (row) => {
    expect(outcome(row)).toBe(row.out);
  });
});
