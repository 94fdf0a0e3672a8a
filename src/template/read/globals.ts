import { isPlain, own, plainOrEmpty } from '../../model/coerce';

/** The properties of a SAM resource with what the template's `Globals` give to all of its kind. */
export function withGlobals(type: string, properties: unknown, globals: unknown): unknown {
  const kind = /^AWS::Serverless::(\w+)$/.exec(type)?.[1];
  const common = kind === undefined ? undefined : own(plainOrEmpty(globals), kind);
  return isPlain(common) ? { ...common, ...plainOrEmpty(properties) } : properties;
}
