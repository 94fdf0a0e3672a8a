import type { awscdk } from 'projen';

/**
 * `npm test` is everything that CI runs: compile, bindings, bundles, documentation, types, lint, jest.
 * The order is by what is quickest to tell.
 */
export function testEverything(project: awscdk.AwsCdkConstructLibrary): void {
  const task = (name: string) => project.tasks.tryFind(name)!;
  const jest = project.addTask('jest', { description: 'Runs jest; snapshots are compared, never written' });
  jest.exec('jest --passWithNoTests=false --ci --silent --json --outputFile=test-reports/jest.json', { receiveArgs: true });

  const bindings = project.addTask('bindings', { description: 'Generates the Python, Java, .NET and Go bindings' });
  bindings.exec('rm -rf dist');
  for (const language of ['python', 'java', 'dotnet', 'go']) bindings.spawn(task(`package:${language}`));

  project.testTask.reset();
  for (const step of ['compile', 'bundle', 'rosetta', 'docgen:check', 'bindings', 'typecheck', 'eslint', 'jest']) {
    project.testTask.spawn(task(step));
  }
  project.postCompileTask.reset();
  for (const step of ['bundle', 'docs']) project.postCompileTask.spawn(task(step));
}
