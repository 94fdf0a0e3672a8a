import type { javascript } from 'projen';

/** A folder under `src/`: what it may import besides itself, and why the arrow points that way. */
export interface Layer {
  readonly mayImport: readonly string[];
  readonly why: string;
}

/**
 * The architecture as data, from the ground up. An import may only point down.
 * `docs/architecture.md` tells the story; the lint and `test/architecture.test.ts` hold the code to it.
 */
export const LAYERS: Record<string, Layer> = {
  limits: { mayImport: [], why: "AWS's documented facts stand on nothing." },
  vtl: { mayImport: [], why: 'Mapping templates are a language of their own.' },
  model: { mayImport: ['limits'], why: 'The model is plain types; it knows no format and no tool.' },
  openapi: { mayImport: ['model'], why: 'OpenAPI is one way to write a model down, nothing more.' },
  template: { mayImport: ['openapi', 'model'], why: 'The reader makes a model of a template and judges nothing.' },
  rules: { mayImport: ['template', 'vtl', 'model', 'limits'], why: 'Rules see the model, never a construct tree, an SDK or a socket.' },
  plugins: { mayImport: ['rules', 'template', 'model', 'limits'], why: 'The plugin hands synthesised templates to the rules.' },
  constructs: { mayImport: ['plugins', 'openapi', 'model', 'limits'], why: 'Constructs write templates; they never read one back.' },
  diff: { mayImport: ['model', 'limits'], why: 'A diff compares two models.' },
  cost: { mayImport: ['model', 'limits'], why: 'An estimate needs a model, traffic and prices.' },
  gateway: { mayImport: ['vtl', 'model', 'limits'], why: 'The data plane serves a model, wherever it came from.' },
  endpoint: { mayImport: ['gateway', 'template', 'openapi', 'model', 'limits'], why: 'The local endpoint keeps stacks and provisions the gateway.' },
  deployer: {
    mayImport: ['rules', 'diff', 'cost', 'template', 'openapi', 'vtl', 'model', 'limits'],
    why: 'The deployer works from templates and AWS alone; it must not know how a template was made or who answers.',
  },
  cli: {
    mayImport: ['deployer', 'endpoint', 'gateway', 'rules', 'diff', 'cost', 'template', 'openapi', 'vtl', 'model', 'limits'],
    why: 'The command line may use everything but the constructs; nothing may use the command line.',
  },
};

/** A module with one home: imported from there and nowhere else. */
const ONE_HOME: readonly { readonly pattern: string; readonly home: string; readonly why: string }[] = [
  { pattern: '@aws-sdk/*', home: 'src/deployer/control-plane.ts', why: 'the AWS SDK is loaded in one place, lazily' },
  { pattern: '@aws-cdk/toolkit-lib', home: 'src/deployer/toolkit.ts', why: 'the CDK toolkit is loaded in one place, lazily' },
];

/** Makes ESLint say a sentence when an import points up. */
export function enforceLayers(eslint: javascript.Eslint): void {
  const zones = Object.entries(LAYERS).flatMap(([layer, { mayImport, why }]) =>
    Object.keys(LAYERS)
      .filter((other) => other !== layer && !mayImport.includes(other))
      .map((other) => ({
        target: `./src/${layer}`,
        from: `./src/${other}`,
        message: `src/${layer} must not import from src/${other}. ${why} The table is in projenrc/layers.ts.`,
      })),
  );
  eslint.addRules({ 'import/no-restricted-paths': ['error', { zones }] });
  eslint.addRules({
    'no-restricted-imports': ['error', {
      patterns: ONE_HOME.map(({ pattern, home, why }) => ({ group: [pattern], message: `Only ${home} may import ${pattern}: ${why}.` })),
    }],
  });
  eslint.addOverride({
    files: [...ONE_HOME.map(({ home }) => home), 'test/**/*.ts', 'examples/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-restricted-imports': 'off' },
  });
}
