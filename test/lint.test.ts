import { format, lint, LintOptionError, parseTemplate, REPORTS, type ReportFormat } from '../src/lint';

const TEMPLATE = parseTemplate('api.json', '{ "Resources": { "Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": { "MinimumCompressionSize": -1 } } } }');

test.each(Object.keys(REPORTS) as ReportFormat[])('writes a result as %s', (as) => {
  expect(format(lint([TEMPLATE]), as)).toContain('min-compression-size');
});

test('fails for a format that there is not', () => {
  expect(() => format(lint([TEMPLATE]), 'xml' as ReportFormat)).toThrow(new LintOptionError("format must be one of text, json, sarif, junit, github, got 'xml'"));
});
