import { Option, type Command } from 'commander';
import { DEFAULT_EDITION, EDITIONS, findLimit, LIMITS, type Edition } from '../../limits';
import { didYouMean, RULES } from '../../rules';
import { UsageError, type CommandContext } from '../command';
import { withExamples } from '../examples';
import { explainLimit, explainRule, limitDocument, limitTable, ruleDocument } from '../report/limits';

interface Flags {
  readonly edition: Edition;
  readonly format: 'text' | 'json';
}

/** `gatehouse limits`: the catalogue, or one entry of it. */
export function register(program: Command, context: CommandContext): void {
  withExamples(program.command('limits'), 'gatehouse limits', 'gatehouse limits rest-integration-timeout', 'gatehouse limits --edition 2019-02 --format json')
    .description('Prints the documented limits of API Gateway, or explains one: its source, its history, how to raise it and who enforces it.')
    .argument('[id]', 'a limit or a rule')
    .addOption(new Option('--edition <edition>', 'whose numbers count').choices([...EDITIONS]).default(DEFAULT_EDITION))
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action((id: string | undefined, flags: Flags) => {
      const { text, document } = id === undefined ? all(flags.edition) : one(id, flags.edition);
      context.output.out(flags.format === 'json' ? `${JSON.stringify(document(), null, 2)}\n` : text());
    });
}

interface Printed {
  readonly text: () => string;
  readonly document: () => unknown;
}

function all(edition: Edition): Printed {
  const limits = LIMITS.filter(({ editions }) => editions[edition] !== undefined);
  return {
    text: () => limitTable(limits, edition),
    document: () => ({ edition, limits: limits.map((limit) => limitDocument(limit, edition)) }),
  };
}

function one(id: string, edition: Edition): Printed {
  const limit = findLimit(id);
  if (limit) return { text: () => explainLimit(limit), document: () => limitDocument(limit, edition) };
  const rule = RULES.find(({ meta }) => meta.id === id)?.meta;
  if (rule) return { text: () => explainRule(rule), document: () => ruleDocument(rule) };
  const ids = [...LIMITS, ...RULES.map(({ meta }) => meta)].map((known) => known.id);
  throw new UsageError(`no limit or rule is called '${id}'${didYouMean(id, new Set(ids))}`);
}
