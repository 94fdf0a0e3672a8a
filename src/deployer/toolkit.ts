import { rmSync } from 'node:fs';
import { relative } from 'node:path';
import type { CachedCloudAssembly, ICloudAssemblySource, IIoHost, StackActivity, Toolkit } from '@aws-cdk/toolkit-lib';
import { answerTimeout } from './answer-timeout';
import { overlayTemplate } from './assembly-overlay';
import { AppFailed, AwsFailed, Refused } from './errors';
import type { DeployListener } from './progress';

/** Where the stacks come from: a command, run in the folder of the user, or an assembly. */
export type AppSource = { readonly command: string; readonly cwd: string } | { readonly directory: string };

/** A stack of a synthesised app. */
export interface AssemblyStack {
  readonly stackName: string;
  /** How the CDK selects it: the construct path, and the display name. */
  readonly id: string;
  /** Absent when the app leaves it to the environment. */
  readonly region?: string;
  readonly template: Readonly<Record<string, unknown>>;
  /** Where the template is, below the assembly's folder. */
  readonly templatePath: string;
}

const ACTIVITY = 'CDK_TOOLKIT_I5502';
/** What the app itself wrote to its standard error, a message a line. */
const APP_STDERR = 'CDK_ASSEMBLY_E1002';
const CONFIRM_DEPLOY = 'CDK_TOOLKIT_I5060';

/** The CDK toolkit, as far as the deployer needs it. The only file that loads it, lazily: it is large. */
export class CdkToolkit {
  private toolkit?: Toolkit;
  /** The error that the app died of, in its own words. */
  private appError?: string;

  constructor(private readonly listener: DeployListener, private readonly pollMillis = 500) {}

  /** @throws AppFailed when the app cannot be synthesised */
  async synth(app: AppSource): Promise<Assembly> {
    const toolkit = await this.load();
    try {
      const source = 'command' in app
        ? await toolkit.fromCdkApp(app.command, { workingDirectory: app.cwd })
        : await toolkit.fromAssemblyDirectory(app.directory);
      return new Assembly(await toolkit.synth(source, { validateStacks: true }));
    } catch (error) {
      const what = 'command' in app ? `the app "${app.command}"` : app.directory;
      throw new AppFailed(`${what} could not be synthesised: ${this.appError ?? firstLine(error)}`, error);
    }
  }

  /**
   * Deploys one stack. Parameters that are not given keep their value: left out, the toolkit would reset them.
   * @returns the stack's outputs
   */
  async deploy(assembly: Assembly, stack: AssemblyStack, parameters: Record<string, string>): Promise<Readonly<Record<string, string>>> {
    const toolkit = await this.load();
    const { StackParameters, StackSelectionStrategy } = await import('@aws-cdk/toolkit-lib');
    try {
      const result = await toolkit.deploy(assembly.source, {
        stacks: { strategy: StackSelectionStrategy.PATTERN_MUST_MATCH_SINGLE, patterns: [stack.id] },
        parameters: StackParameters.withExisting(parameters),
        stackEventPollingInterval: this.pollMillis,
      });
      return result.stacks.find((deployed) => deployed.stackName === stack.stackName)?.outputs ?? {};
    } catch (error) {
      if (error instanceof Refused) throw error;
      if (error instanceof Error && /Aborted by user/i.test(error.message)) throw new Refused(`deployment of ${stack.stackName} was not confirmed; nothing was changed`);
      throw new AwsFailed(`deploying ${stack.stackName}`, error);
    }
  }

  /** Deploys one stack with another template than the app's. The parameters are as for `deploy`. */
  async deployInstead(
    assembly: Assembly, stack: AssemblyStack, template: AssemblyStack['template'], parameters: Record<string, string>,
  ): Promise<Readonly<Record<string, string>>> {
    const directory = overlayTemplate(assembly.directory, stack.templatePath, template);
    try {
      const instead = await this.synth({ directory });
      try {
        return await this.deploy(instead, stack, parameters);
      } finally {
        await instead.dispose();
      }
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }

  /** Destroys stacks, dependants first. */
  async destroy(assembly: Assembly, stacks: readonly AssemblyStack[]): Promise<void> {
    const toolkit = await this.load();
    const { StackSelectionStrategy } = await import('@aws-cdk/toolkit-lib');
    try {
      await toolkit.destroy(assembly.source, {
        stacks: { strategy: StackSelectionStrategy.PATTERN_MUST_MATCH, patterns: stacks.map((s) => s.id) },
        stackEventPollingInterval: this.pollMillis,
      });
    } catch (error) {
      if (error instanceof Refused) throw error;
      if (error instanceof Error && /Aborted by user/i.test(error.message)) throw new Refused('not confirmed; nothing was destroyed');
      throw new AwsFailed(`destroying ${stacks.map((s) => s.stackName).join(', ')}`, error);
    }
  }

  /** Prepares the environments that the app deploys to (bucket, roles, version parameter). */
  async bootstrap(assembly: Assembly): Promise<void> {
    const toolkit = await this.load();
    const { BootstrapEnvironments } = await import('@aws-cdk/toolkit-lib');
    try {
      await toolkit.bootstrap(BootstrapEnvironments.fromCloudAssemblySource(assembly.source));
    } catch (error) {
      throw new AwsFailed('bootstrapping', error);
    }
  }

  private async load(): Promise<Toolkit> {
    if (this.toolkit) return this.toolkit;
    const { Toolkit: Implementation } = await import('@aws-cdk/toolkit-lib');
    return this.toolkit = new Implementation({
      ioHost: this.ioHost(),
      emojis: false,
      color: false,
      // The toolkit takes one agent for all calls; to AWS itself it has its own, which knows proxies.
      ...(process.env.AWS_ENDPOINT_URL?.startsWith('http:') ? { sdkConfig: { httpOptions: { agent: answerTimeout().httpAgent as never } } } : {}),
    });
  }

  private ioHost(): IIoHost {
    const { listener } = this;
    return {
      notify: async ({ code, level, message, data }) => {
        if (code === APP_STDERR) {
          if (/^\w*Error\b.*: /.test(message)) this.appError = message.trim();
          listener.message('info', message.trimEnd());
        } else if (code === ACTIVITY) {
          const { event, metadata, progress } = data as StackActivity;
          listener.resource({
            stack: event.StackName ?? '',
            logicalId: event.LogicalResourceId ?? '',
            resourceType: event.ResourceType ?? '',
            status: event.ResourceStatus ?? '',
            reason: event.ResourceStatusReason,
            constructPath: metadata?.constructPath,
            completed: progress?.completed,
            total: progress?.total,
          });
        } else if (level === 'warn' || level === 'error') {
          listener.message(level === 'warn' ? 'warning' : 'error', message.trim());
        }
      },
      async requestResponse<T>({ code, message, defaultResponse, data }: { code: string; message: string; defaultResponse: T; data: unknown }) {
        if (typeof defaultResponse !== 'boolean') return defaultResponse;
        const question = (data as { motivation?: string } | undefined)?.motivation ?? message;
        if (code === CONFIRM_DEPLOY && (data as { permissionChangeType?: string }).permissionChangeType !== 'broadening') return true as T;
        return await listener.confirm(question) as T;
      },
    };
  }
}

/** A synthesised app on disk. */
export class Assembly {
  constructor(private readonly cached: CachedCloudAssembly) {}

  get source(): ICloudAssemblySource {
    return this.cached;
  }

  get directory(): string {
    return this.cached.cloudAssembly.directory;
  }

  /** Stacks in an order in which they can be deployed. */
  get stacks(): readonly AssemblyStack[] {
    const artifacts = [...this.cached.cloudAssembly.stacksRecursively];
    const ordered: typeof artifacts = [];
    const visit = (artifact: (typeof artifacts)[number]) => {
      if (ordered.includes(artifact)) return;
      for (const dependency of artifact.dependencies) {
        const stack = artifacts.find((candidate) => candidate.id === dependency.id);
        if (stack) visit(stack);
      }
      ordered.push(artifact);
    };
    artifacts.forEach(visit);
    return ordered.map((artifact) => ({
      stackName: artifact.stackName,
      id: artifact.hierarchicalId,
      region: artifact.environment.region === 'unknown-region' ? undefined : artifact.environment.region,
      template: artifact.template as Record<string, unknown>,
      templatePath: relative(this.directory, artifact.templateFullPath),
    }));
  }

  async dispose(): Promise<void> {
    await this.cached.dispose();
  }
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n').find((line) => line.trim() !== '')?.trim() ?? 'no reason given';
}
