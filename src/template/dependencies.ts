import { subPieces } from './text';
import { isPlain, own } from '../model/coerce';

/** The names that a value refers to by `Ref`, `Fn::GetAtt` or `Fn::Sub`, once each in order of appearance; pseudo parameters are left out. */
export function dependenciesOf(value: unknown): string[] {
  const names = new Set<string>();
  collect(value, names);
  return [...names].filter((name) => !name.startsWith('AWS::'));
}

function collect(value: unknown, names: Set<string>): void {
  if (Array.isArray(value)) return value.forEach((item) => collect(item, names));
  if (!isPlain(value)) return;
  const keys = Object.keys(value);
  if (keys.length === 1) {
    const argument = value[keys[0]];
    switch (keys[0]) {
      case 'Ref':
        if (typeof argument === 'string') names.add(argument);
        return;
      case 'Fn::GetAtt':
        collectAttribute(argument, names);
        return;
      case 'Fn::Sub':
        collectSub(argument, names);
        return;
    }
  }
  keys.forEach((key) => collect(value[key], names));
}

function collectAttribute(argument: unknown, names: Set<string>): void {
  const [id, ...rest] = typeof argument === 'string' ? argument.split('.', 1) : Array.isArray(argument) ? argument : [];
  if (typeof id === 'string') names.add(id);
  collect(rest, names);
}

function collectSub(argument: unknown, names: Set<string>): void {
  const [text, variables] = Array.isArray(argument) ? argument : [argument];
  if (typeof text === 'string') {
    for (const piece of subPieces(text)) {
      if ('name' in piece && !(isPlain(variables) && own(variables, piece.name) !== undefined)) names.add(piece.name.split('.', 1)[0]);
    }
  }
  collect(variables, names);
}
