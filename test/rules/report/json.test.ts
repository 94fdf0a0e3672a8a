import { jsonReport } from '../../../src/rules/report/json';
import { BARE_FINDING, FINDING, resultOf } from '../result';

test('is one document of findings and summary', () => {
  const text = jsonReport(resultOf(FINDING, BARE_FINDING));
  expect(JSON.parse(text)).toEqual({ findings: [FINDING, BARE_FINDING], summary: { errors: 1, warnings: 1, templates: 3, apis: 1 } });
  expect(text.endsWith('}\n')).toBe(true);
});
