import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';

/** The rule packs of cdk-nag, by the prefix of their rules. */
export const PACKS = {
  'AwsSolutions': AwsSolutionsChecks,
  'Serverless': ServerlessChecks,
  'HIPAA.Security': HIPAASecurityChecks,
  'NIST.800.53.R4': NIST80053R4Checks,
  'NIST.800.53.R5': NIST80053R5Checks,
  'PCI.DSS.321': PCIDSS321Checks,
} as const;

export type Pack = keyof typeof PACKS;

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly conclusion: 'success' | 'failure';
    readonly violations: readonly { readonly ruleName: string; readonly violatingConstructs: readonly { readonly constructPath?: string }[] }[];
  }[];
}

/** What packs find in an app and nobody acknowledged, `rule path`, sorted. */
export function nagFindings(build: (app: App) => void, packs: readonly Pack[]): string[] {
  return nagReports(build, packs)
    .flatMap(({ violations }) => violations)
    .flatMap(({ ruleName, violatingConstructs }) => violatingConstructs.map(({ constructPath }) => `${ruleName} ${constructPath}`))
    .sort();
}

/** The packs that fail the synthesis of an app. */
export function failingPacks(build: (app: App) => void, packs: readonly Pack[]): string[] {
  return nagReports(build, packs).filter(({ conclusion }) => conclusion === 'failure').map(({ pluginName }) => pluginName);
}

/** Synthesizes the app with the CDK's own validation. */
function nagReports(build: (app: App) => void, packs: readonly Pack[]): Report['pluginReports'] {
  const app = new App({ analyticsReporting: false, builtinCloudFormationValidation: false, context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  Validations.of(app).addPlugins(...packs.map((pack) => new PACKS[pack](app)));
  build(app);
  const { pluginReports }: Report = JSON.parse(readFileSync(join(app.synth().directory, 'validation-report.json'), 'utf8'));
  return pluginReports.filter(({ pluginName }) => pluginName !== 'cdk-gatehouse');
}
