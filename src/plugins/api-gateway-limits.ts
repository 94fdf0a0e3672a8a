import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { checkOptions, NAMESPACE, packageVersion, RULES, type LintOptions } from '../rules';
import { reportOn } from './report';
import { pluginFor, synthesizedTemplates } from './synthesized-templates';

/** Whose numbers count. */
export enum LimitsEdition {
  /** What AWS documents today. */
  CURRENT = 'current',
  /** The API Gateway limits page of February 2019, which many internal standards quote. */
  FEBRUARY_2019 = '2019-02',
}

/** What a finding of a rule weighs. */
export enum RuleSeverity {
  /** Fails the synthesis. */
  ERROR = 'error',
  /** Is reported, and fails nothing. */
  WARNING = 'warning',
  /** The rule does not run. */
  OFF = 'off',
}

/** Properties of `ApiGatewayLimits`. */
export interface ApiGatewayLimitsProps {
  /**
   * Whose numbers count.
   *
   * @default LimitsEdition.CURRENT
   */
  readonly edition?: LimitsEdition;

  /**
   * The account's own quotas: the id of a limit to its number, in the unit that `gatehouse limits` prints.
   *
   * For example `{ 'rest-integration-timeout': 60000 }` after AWS raised quota L-E5AE38E3.
   *
   * @default - the documented quotas
   */
  readonly quotas?: { [id: string]: number };

  /**
   * What findings weigh, by the id of the rule.
   *
   * @default - each rule's own severity
   */
  readonly severities?: { [id: string]: RuleSeverity };
}

/**
 * Checks every synthesized template of an app, nested stacks too, against the documented limits of Amazon API
 * Gateway.
 *
 * The constructs of this library register it by themselves. An app without them, or with quotas of its own,
 * adds it in one line: `Validations.of(app).addPlugins(new ApiGatewayLimits())`. A finding is accepted with
 * `Validations.of(construct).acknowledge({ id: 'cdk-gatehouse::<rule>', reason: '…' })`.
 *
 * A stack is checked once: where more than one was added, by that of the nearest stage, and there by the last.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
export class ApiGatewayLimits implements IPolicyValidationPlugin {
  /** The plugin's name, which is the namespace of rule ids in acknowledgements. */
  public readonly name: string = NAMESPACE;

  /** The version of this library. */
  public readonly version?: string = packageVersion();

  /** The ids of all rules. */
  public readonly ruleIds?: string[] = RULES.map(({ meta }) => meta.id);

  private readonly options: LintOptions;

  /** @param props editions, quotas and severities */
  constructor(props: ApiGatewayLimitsProps = {}) {
    const { edition, quotas, severities } = props;
    this.options = { edition, quotas, rules: severities };
    checkOptions(this.options, RULES, 'severities');
  }

  /** Reads what was synthesized and reports what breaks a rule. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const templates = synthesizedTemplates(context, (stack) => {
      const responsible = pluginFor(stack, (plugin) => plugin instanceof ApiGatewayLimits);
      return responsible === undefined || responsible === this;
    });
    return reportOn(templates, this.options);
  }
}
