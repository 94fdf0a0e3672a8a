import type { TemplateFacts } from '../../model';
import type { Rule, Violation } from '../rule';

/** A key that is written twice, of which CloudFormation silently takes the last. */
export const templateDuplicateKey: Rule = {
  meta: {
    id: 'template-duplicate-key',
    title: 'Keys are written once',
    severity: 'warning',
    why: 'CloudFormation takes the last one and says nothing: the resource or the property that was written first is not deployed.',
    fix: 'Remove one of them, or give it another name.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html',
  },
  *check(model) {
    for (const template of model.templates) {
      for (const pointer of template.duplicateKeys ?? []) yield* violation(template, pointer);
    }
  },
};

function* violation(template: TemplateFacts, pointer: string): Generator<Violation> {
  const [section, logicalId, ...rest] = pointer.split('/');
  const owner = section === 'Resources' ? template.declared.find((origin) => origin.logicalId === logicalId) : undefined;
  const at = owner ?? template.declared[0];
  if (!at) return;
  const message = `key '${pointer}' is there twice, and only the last one counts`;
  yield owner ? { at, path: rest.join('/'), message } : { at, message };
}
