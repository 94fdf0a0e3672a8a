import type { awscdk } from 'projen';
import { NOTICES_FILE, SBOM_FILE } from './third-party';

export interface Bundle {
  readonly name: string;
  readonly entry: string;
  readonly outfile: string;
  readonly flags?: readonly string[];
  /** Shell lines that lay files beside the bundle. */
  readonly beside?: readonly string[];
}

/** Where esbuild tells what it has put into each bundle. */
const METAFILES = '.gatehouse/bundles';

function metafileOf(outfile: string): string {
  return `${METAFILES}/${outfile.replaceAll('/', '-')}.json`;
}

/**
 * The worker that runs Lambda code is a file of its own: Node starts a thread from a file. It lies
 * beside every bundle that can start one.
 */
function workerBeside(folder: string): string {
  return `esbuild src/gateway/lambda/worker.ts --bundle --platform=node --target=node20 --metafile=${metafileOf(`${folder}/worker.js`)} --outfile=${folder}/worker.js --log-level=warning`;
}

/** The SDK and the toolkit tell errors by the names of their classes. Keeping names costs time at every closure, so that lint and the gateway go without. */
const KEEP_NAMES = ['--keep-names'];

const TOOLKIT = 'node_modules/@aws-cdk/toolkit-lib';

export const BUNDLES: readonly Bundle[] = [
  {
    name: 'bundle:cli',
    entry: 'src/cli/main.ts',
    outfile: 'assets/cli/bin/gatehouse.js',
    flags: ['--external:./operate', '--external:./local'],
    beside: ['chmod +x assets/cli/bin/gatehouse.js'],
  },
  {
    name: 'bundle:operate',
    entry: 'src/cli/commands/operate.ts',
    outfile: 'assets/cli/bin/operate.js',
    flags: KEEP_NAMES,
    beside: [
      // The toolkit looks for these below the package.json nearest to the file it runs from.
      'mkdir -p assets/cli/lib/api/bootstrap',
      `cp ${TOOLKIT}/lib/api/bootstrap/bootstrap-template.yaml assets/cli/lib/api/bootstrap/`,
      `cp ${TOOLKIT}/db.json.gz assets/cli/`,
      `node -p "JSON.stringify({ name: 'gatehouse-cli', version: require('./${TOOLKIT}/package.json').version })" > assets/cli/package.json`,
      workerBeside('assets/cli/bin'),
    ],
  },
  { name: 'bundle:serve', entry: 'src/cli/commands/local.ts', outfile: 'assets/cli/bin/local.js' },
  { name: 'bundle:local', entry: 'src/local.ts', outfile: 'assets/local/index.js', beside: [workerBeside('assets/local')] },
  { name: 'bundle:lint', entry: 'src/lint.ts', outfile: 'assets/lint/index.js' },
];

/**
 * Bundles what is not JSII (the command and the TypeScript-only subpaths) into `assets/`, so that a
 * construct user installs no SDK and no toolkit.
 */
export function addBundles(project: awscdk.AwsCdkConstructLibrary): void {
  const bundle = project.addTask('bundle', { description: 'Bundles the command and the TypeScript-only subpaths' });
  bundle.exec(`rm -rf ${METAFILES}`);
  for (const { name, entry, outfile, flags = [], beside = [] } of BUNDLES) {
    const task = project.addTask(name, { description: `Bundles ${entry}` });
    task.exec(`esbuild ${entry} --bundle --platform=node --target=node20 --log-level=warning --legal-comments=none --minify-syntax --metafile=${metafileOf(outfile)} --outfile=${outfile} ${flags.join(' ')}`.trim());
    for (const line of beside) task.exec(line);
    bundle.spawn(task);
  }
  bundle.exec(`ts-node --project projenrc/tsconfig.json projenrc/write-third-party.ts ${METAFILES}`);
  for (const file of [NOTICES_FILE, SBOM_FILE]) project.gitignore.exclude(`/${file}`);
  // Bundled code takes its packages along, so for it a development dependency is enough.
  project.eslint!.addOverride({
    files: ['src/{cli,deployer,endpoint,gateway}/**/*.ts', 'src/template/yaml*.ts', 'src/*.ts'],
    rules: { 'import/no-extraneous-dependencies': 'off' },
  });
  // What the bundles contain is not shipped a second time; its requires could not resolve at a user's.
  for (const folder of ['cli', 'deployer', 'endpoint', 'gateway']) {
    project.addPackageIgnore(`/lib/${folder}/**/*.js`);
  }
  project.addPackageIgnore('/lib/local.js');
  project.addPackageIgnore('/lib/lint.js');
}
