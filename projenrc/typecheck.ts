import type { awscdk } from 'projen';

/**
 * jest transpiles tests without looking at their types, so a task of its own checks them,
 * and the examples and benchmarks with them.
 */
export function addTypecheck(project: awscdk.AwsCdkConstructLibrary): void {
  const typecheck = project.addTask('typecheck', { description: 'Type-checks tests, examples and benchmarks' });
  for (const folder of ['test', 'examples', 'bench', 'projenrc']) {
    typecheck.exec(`tsc --noEmit -p ${folder}/tsconfig.json`);
  }
}
