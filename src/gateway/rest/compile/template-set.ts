import type { Value } from '../../../model';
import { known } from '../../../model';
import type { Template } from '../../../vtl';
import { parseInTime } from '../../apply-template';

/** Mapping templates by content type. Each is parsed when it is first needed, and once. */
export class TemplateSet {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly parsed = new Map<string, Template>();

  constructor(templates: Value<Readonly<Record<string, Value<string>>>> | undefined) {
    this.texts = new Map(Object.entries(known(templates) ?? {}).flatMap(([type, value]) => {
      const text = known(value);
      return text === undefined ? [] : [[type.toLowerCase(), text] as const];
    }));
  }

  get contentTypes(): readonly string[] {
    return [...this.texts.keys()];
  }

  has(contentType: string): boolean {
    return this.texts.has(contentType);
  }

  /** @throws VtlSyntaxError when the template cannot be parsed */
  get(contentType: string): Template {
    let template = this.parsed.get(contentType);
    if (template === undefined) {
      template = parseInTime(this.texts.get(contentType)!);
      this.parsed.set(contentType, template);
    }
    return template;
  }
}
