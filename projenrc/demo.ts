import type { awscdk } from 'projen';

const BUNDLE = 'esbuild --bundle --platform=node --target=node20 --packages=external --log-level=warning';

/**
 * `npm run demo` and `npm run bench`: TypeScript that uses the package as a user's would. The demo's examples take the constructs from
 * `src`, so that the demo does not wait for the JSII compiler; the benchmarks measure what is published.
 */
export function addDemoAndBench(project: awscdk.AwsCdkConstructLibrary): void {
  const task = (name: string) => project.tasks.tryFind(name)!;

  const demo = project.addTask('demo', { description: 'Synthesizes, lints, deploys, calls, releases and rolls back the examples on this machine' });
  demo.spawn(task('bundle'));
  demo.exec(`${BUNDLE} --alias:cdk-gatehouse=./src/index.ts examples/demo/main.ts examples/orders/app.ts examples/chat/app.ts --outdir=.gatehouse/examples --outbase=examples`);
  for (const example of ['orders', 'chat']) demo.exec(`cp -r examples/${example}/handler .gatehouse/examples/${example}/`);
  demo.exec('node .gatehouse/examples/demo/main.js');

  // Each example is an app of its own that takes the package from the registry, which a clone has not installed.
  project.eslint!.addOverride({ files: ['examples/**/*.ts'], rules: { 'import/no-unresolved': ['error', { ignore: ['^cdk-gatehouse$'] }] } });

  const bench = project.addTask('bench', { description: 'Measures each figure beside its peer; prints ratios' });
  bench.spawn(task('compile'));
  bench.spawn(task('bundle'));
  bench.exec(`${BUNDLE} bench/*.ts --outdir=.gatehouse/bench`);
  // The process that functions run in lies beside what starts it.
  bench.exec('cp assets/local/worker.js .gatehouse/bench/');
  bench.exec('node .gatehouse/bench/main.js', { receiveArgs: true });
}
