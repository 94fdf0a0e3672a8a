import { httpStagesPerApi } from '../../../src/rules/http/http-stages-per-api';
import { http, repeat, v2 } from '../templates';
import { testRule } from '../test-rule';

testRule(httpStagesPerApi, {
  valid: [
    { name: 'the limit itself', template: http(repeat(10, 'Thing', (index) => v2('Stage', { StageName: `s${index}` }))) },
    { name: 'more, where the account has more', quotas: { 'http-stages-per-api': 11 }, template: http(repeat(11, 'Thing', (index) => v2('Stage', { StageName: `s${index}` }))) },
  ],
  invalid: [
    { name: 'one over', template: http(repeat(11, 'Thing', (index) => v2('Stage', { StageName: `s${index}` }))), findings: [{ logicalId: 'Api', actual: 11, limit: 10, severity: 'warning' }] },
  ],
});
