import { CfnCondition, CfnParameter, Fn, Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** What the deployer must know to pin a stage. */
export interface Pins {
  readonly pinParameter?: string;
  readonly pinnedVariables?: Readonly<Record<string, string>>;
}

/**
 * A stage's pointer to its deployment that a stack parameter can hold still. CloudFormation keeps the value
 * of a parameter from one deployment to the next, so a pinned stage stays where it is until the deployer
 * lets it go, whatever is deployed in between.
 *
 * In a nested stack nothing is pinned: nobody can reach its parameters.
 */
export class PinnedDeployment extends Construct {
  private readonly parameter?: CfnParameter;
  private readonly condition?: CfnCondition;
  private readonly variables = new Map<string, CfnParameter>();

  constructor(scope: Construct, id: string) {
    super(scope, id);
    if (Stack.of(this).nested) return;
    this.parameter = new CfnParameter(this, 'DeploymentId', {
      type: 'String',
      default: '',
      description: 'Deployment that the stage stays at; empty: the one of this template',
    });
    this.condition = new CfnCondition(this, 'IsPinned', { expression: Fn.conditionNot(Fn.conditionEquals(this.parameter.valueAsString, '')) });
  }

  public get isPinnable(): boolean {
    return this.parameter !== undefined;
  }

  /** The deployment's id, or what the parameter says. */
  public point(latestDeploymentId: string): string {
    if (!this.parameter || !this.condition) return latestDeploymentId;
    return Token.asString(Fn.conditionIf(this.condition.logicalId, this.parameter.valueAsString, latestDeploymentId));
  }

  /** A stage variable's value, or what its own parameter says: while a stage is pinned, variables that changed must not reach it. */
  public pinVariable(name: string, value: string): string {
    if (!this.parameter) return value;
    const parameter = new CfnParameter(this, `Variable:${name}`, {
      type: 'String',
      default: '',
      description: `Value that stage variable ${name} stays at; empty: the one of this template`,
    });
    const condition = new CfnCondition(this, `IsVariablePinned:${name}`, {
      expression: Fn.conditionNot(Fn.conditionEquals(parameter.valueAsString, '')),
    });
    this.variables.set(name, parameter);
    return Token.asString(Fn.conditionIf(condition.logicalId, parameter.valueAsString, value));
  }

  /** The names of the parameters, for the manifest. Ask at synthesis. */
  public get pins(): Pins {
    if (!this.parameter) return {};
    const nameOf = (parameter: CfnParameter) => Stack.of(this).resolve(parameter.logicalId) as string;
    return {
      pinParameter: nameOf(this.parameter),
      ...this.variables.size > 0 && {
        pinnedVariables: Object.fromEntries([...this.variables].map(([name, parameter]) => [name, nameOf(parameter)])),
      },
    };
  }
}
