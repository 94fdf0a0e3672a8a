import type { awscdk } from 'projen';

/**
 * Keeps what is written about the library true: the blocks of README.md and of doc comments compile, and
 * API.md is what the code says. (jest compares the pages that are printed from data, and runs the blocks of README.md and docs/.)
 */
export function keepDocsTrue(project: awscdk.AwsCdkConstructLibrary): void {
  const rosetta = project.addTask('rosetta', { description: 'Compiles every TypeScript block of README.md and of the doc comments' });
  rosetta.exec('jsii-rosetta extract --strict');

  const api = project.addTask('docgen:check', { description: 'Fails when API.md is not what the code says' });
  api.exec('mkdir -p .gatehouse && jsii-docgen -o .gatehouse/API.md');
  api.exec('cmp .gatehouse/API.md API.md || (echo "API.md is not up to date: run npx projen docgen and commit it" && exit 1)');

  const pages = project.addTask('docs', { description: 'Prints API.md, docs/limits.md and docs/rules.md anew' });
  pages.spawn(project.tasks.tryFind('docgen')!);
  pages.exec('jest test/docs --coverage=false --ci=false', { env: { UPDATE_DOCS: '1' } });
}
