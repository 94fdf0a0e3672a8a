import { App, Stack } from 'aws-cdk-lib';
import type { ApiModel } from '../../src/model';
import { parseTemplate, readModel, type Template } from '../../src/template';

/** The templates that a CDK app makes, read back from their text. */
export function synthesise(build: (app: App) => void): Template[] {
  process.env.CDK_VALIDATION = 'false';
  const app = new App({ analyticsReporting: false, context: { 'aws:cdk:enable-path-metadata': true } });
  build(app);
  return app.synth().stacksRecursively.map((stack) => parseTemplate(`${stack.stackName}.json`, JSON.stringify(stack.template), { stack: stack.stackName }));
}

/** The model of one stack. */
export function modelOf(build: (stack: Stack) => void): ApiModel {
  return readModel(synthesise((app) => build(new Stack(app, 'Test'))));
}

/** The model of a template written by hand, whose file is `t.json`. */
export function modelOfResources(resources: Record<string, unknown>, rest: Record<string, unknown> = {}): ApiModel {
  return readModel([parseTemplate('t.json', JSON.stringify({ Resources: resources, ...rest }))]);
}

