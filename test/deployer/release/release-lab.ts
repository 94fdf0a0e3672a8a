import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { App } from 'aws-cdk-lib';
import { FaultyProxy, type Fault } from './faulty-proxy';
import { ODD_ROUTE, orders, ROUTES, STACK, type Flavor } from './versions';
import {
  CdkToolkit, ControlPlane, canaryStatus, deployStack, promoteCanary, releaseTarget, rollback, rollbackCanary, startCanary, stepCanary,
  Refused, type CanaryStatus, type DeployListener,
} from '../../../src/deployer';
import { isReadingStage } from '../../../src/deployer/callees';
import { LocalEndpoint } from '../../../src/endpoint/local-endpoint';

/** A command of the deployer on the stack. */
export type Verb = 'deploy' | 'start' | 'step' | 'promote' | 'canary rollback' | 'rollback';

/** A request that was answered by neither the old nor the new version. */
export interface WrongAnswer {
  readonly path: string;
  readonly status: number;
  readonly body: string;
}

/** An endpoint, an app whose versions differ in everything, and callers that never stop calling. */
export class ReleaseLab {
  static async open(flavor: Flavor): Promise<ReleaseLab> {
    const endpoint = await LocalEndpoint.start({ port: 0 });
    Object.assign(process.env, {
      AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_MAX_ATTEMPTS: '1',
    });
    return new ReleaseLab(flavor, endpoint);
  }

  readonly messages: string[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'gatehouse-release-'));
  private readonly assemblies = new Map<number, string>();
  private readonly versionOf = new Map<string, number>();
  private readonly stopping: (() => Promise<unknown>)[] = [];
  private apiId = '';
  version = 0;

  private constructor(private readonly flavor: Flavor, private readonly endpoint: LocalEndpoint) {
    this.useEndpoint(endpoint.url);
  }

  async close(): Promise<void> {
    for (const stop of this.stopping) await stop();
    await this.endpoint.close();
    rmSync(this.folder, { recursive: true, force: true });
    for (const name of ['AWS_ENDPOINT_URL', 'AWS_MAX_ATTEMPTS']) delete process.env[name];
  }

  /** Runs a command to its end. */
  async run(verb: Verb, version = this.version): Promise<void> {
    const controlPlane = new ControlPlane(undefined, 0.05);
    if (verb === 'deploy') return this.deploy(version, controlPlane);
    const target = await releaseTarget(controlPlane, STACK);
    if (verb === 'start') await startCanary(controlPlane, target);
    else if (verb === 'step') await stepCanary(controlPlane, target);
    else if (verb === 'promote') await promoteCanary(controlPlane, target);
    else if (verb === 'canary rollback') await rollbackCanary(controlPlane, target);
    else await rollback(controlPlane, target, 'previous');
  }

  /**
   * Runs a command and cuts it off at one of its calls.
   * @returns how many calls it made, and whether it was cut off before its end
   */
  async interrupt(verb: Verb, version: number, at: number, fault: Fault): Promise<{ readonly calls: number; readonly cut: boolean }> {
    const proxy = await FaultyProxy.open(this.endpoint.url, at, fault);
    this.useEndpoint(proxy.url);
    const command = this.run(verb, version).then(() => false, () => true);
    // A process that was killed is not waited for, nor are the retries of the toolkit while the service fails.
    const cut = await Promise.race([command, proxy.cut.then(() => sleep(fault === 'error' ? 500 : 0)).then(() => true)]);
    // The toolkit makes clients as it goes, so that one that was cut off must end before the endpoint is named again.
    if (verb === 'deploy') await Promise.race([command, sleep(20_000)]);
    this.useEndpoint(this.endpoint.url);
    const { calls } = proxy;
    void command.then(() => proxy.close());
    return { calls, cut };
  }

  async status(): Promise<CanaryStatus> {
    const controlPlane = new ControlPlane(undefined, 0.05);
    return canaryStatus(controlPlane, await releaseTarget(controlPlane, STACK, { whileUpdating: true }));
  }

  /** Runs what `status` suggests until there is nothing left to do. @returns the statuses on the way */
  async recover(version: number): Promise<CanaryStatus[]> {
    const seen: CanaryStatus[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      const status = await this.status();
      seen.push(status);
      const [next] = status.next;
      if (next === undefined) return seen;
      try {
        await this.follow(next, version);
      } catch (error) {
        // A call of the interrupted command that was under way may begin an update only now.
        if (!(error instanceof Refused) || !error.message.includes('_IN_PROGRESS')) throw error;
        await sleep(100);
      }
    }
    throw new Error(`the commands that status suggests do not complete the release: ${seen.map(({ phase }) => phase).join(' > ')}`);
  }

  /** Which versions answer, by many requests. */
  async versionsSeen(requests = 12): Promise<number[]> {
    const seen = new Set<number>();
    for (let i = 0; i < requests; i += 1) seen.add(JSON.parse((await this.call('/fn')).body).version as number);
    return [...seen].sort();
  }

  /** The version that a deployment was made from. */
  versionServedBy(deploymentId: string): number | undefined {
    return this.versionOf.get(deploymentId);
  }

  /** Calls all routes again and again until told to stop; gives what was answered by none of the versions. */
  callers(versions: readonly number[]): () => Promise<{ readonly requests: number; readonly wrong: readonly WrongAnswer[] }> {
    let stopped = false;
    let requests = 0;
    const wrong: WrongAnswer[] = [];
    const call = async () => {
      while (!stopped) {
        for (const path of [...ROUTES, ODD_ROUTE]) {
          const { status, body } = await this.call(path);
          requests += 1;
          if (!this.isRight(path, status, body, versions)) wrong.push({ path, status, body });
        }
        await sleep(2);
      }
    };
    const done = call();
    const stop = async () => {
      stopped = true;
      await done;
      return { requests, wrong };
    };
    this.stopping.push(stop);
    return stop;
  }

  /** What interrupted commands left behind. */
  async leftBehind(): Promise<string[]> {
    const stages = await new ControlPlane().restStages(this.apiId);
    return [...stages].flatMap(([name, { canary }]) => [...isReadingStage(name) ? [name] : [], ...canary ? [`canary on ${name}`] : []]);
  }

  async call(path: string): Promise<{ readonly status: number; readonly body: string }> {
    const response = await fetch(`${this.endpoint.url}/_aws/execute-api/${this.apiId}/prod${path}`, { headers: { authorization: 'x' } });
    return { status: response.status, body: await response.text() };
  }

  private isRight(path: string, status: number, body: string, versions: readonly number[]): boolean {
    // A route that one of the versions does not have.
    if (path === ODD_ROUTE && status === 403) return versions.some((version) => version % 2 === 0);
    // The deployment of a plain API is made before the methods that are gone are removed, so that it goes on answering them.
    if (path === ODD_ROUTE && this.flavor === 'plain') return status === 200;
    return status === 200 && versions.includes(JSON.parse(body).version as number);
  }

  private async deploy(version: number, controlPlane: ControlPlane): Promise<void> {
    const toolkit = new CdkToolkit(this.listener(), 20);
    const assembly = await toolkit.synth({ directory: this.assembly(version) });
    try {
      await deployStack(toolkit, assembly, assembly.stacks[0]!, this.listener(), controlPlane);
    } finally {
      await assembly.dispose();
    }
    await this.note(version);
  }

  /** Remembers which version the stack's latest deployment is. */
  async note(version: number): Promise<void> {
    const controlPlane = new ControlPlane();
    if (this.apiId === '') {
      const resources = await controlPlane.resources(STACK);
      this.apiId = [...resources].find(([id, physical]) => /^Api/.test(id) && /^[a-z0-9]{10}$/.test(physical))![1];
    }
    if (this.flavor !== 'plain') this.versionOf.set((await releaseTarget(controlPlane, STACK)).latestDeploymentId, version);
  }

  private async follow(command: string, version: number): Promise<void> {
    const [, name, verb] = command.split(' ');
    if (name === 'deploy') return this.run('deploy', version);
    if (name === 'canary') return this.run(verb === 'rollback' ? 'canary rollback' : verb as Verb, version);
    const controlPlane = new ControlPlane(undefined, 0.05);
    await rollback(controlPlane, await releaseTarget(controlPlane, STACK), command.split(' --to ')[1]!);
  }

  private assembly(version: number): string {
    let folder = this.assemblies.get(version);
    if (folder === undefined) {
      folder = join(this.folder, `v${version}`);
      const app = new App({ outdir: folder });
      orders(version, this.flavor)(app);
      app.synth();
      this.assemblies.set(version, folder);
    }
    return folder;
  }

  private listener(): DeployListener {
    return {
      resource: () => {},
      message: (_, text) => void this.messages.push(text),
      confirm: async () => true,
    };
  }

  private useEndpoint(url: string): void {
    process.env.AWS_ENDPOINT_URL = url;
  }
}
