import type { awscdk } from 'projen';

const LANGUAGES = ['java', 'python', 'dotnet', 'go'];

/**
 * Generates the bindings without building them: the generated code is the contract that we check,
 * and the toolchains of four languages are not asked of a contributor's machine.
 */
export function generateBindingsOnly(project: awscdk.AwsCdkConstructLibrary): void {
  for (const language of LANGUAGES) {
    const task = project.tasks.tryFind(`package:${language}`);
    task?.reset(`jsii-pacmak -v --code-only --target ${language}`, { receiveArgs: true });
  }
}
