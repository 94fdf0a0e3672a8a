import type { awscdk } from 'projen';

/** Keeps what is written about the library true: README blocks compile, generated pages match. */
export function keepDocsTrue(project: awscdk.AwsCdkConstructLibrary): void {
  const rosetta = project.addTask('rosetta', { description: 'Compiles every TypeScript block of README.md and of the doc comments' });
  rosetta.exec('jsii-rosetta extract --strict');
  project.postCompileTask.spawn(rosetta);
}
