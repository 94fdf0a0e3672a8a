import type { Clock, Random } from '../gateway/clock';
import { SystemClock } from '../gateway/system-clock';
import { CustomResources } from './cloudformation/custom-resource';
import { Engine } from './cloudformation/engine';
import { nestedStackType } from './cloudformation/nested-stack';
import { Provisioner } from './cloudformation/provisioner';
import { RECORDED_FAMILIES } from './cloudformation/recorded-families';
import { cloudFormationService } from './cloudformation/service';
import { Stacks } from './cloudformation/stacks';
import { LogGroups } from './cloudwatch-logs/log-groups';
import { logsResourceTypes } from './cloudwatch-logs/resource-types';
import { logsService } from './cloudwatch-logs/service';
import type { DataPlane } from './data-plane';
import { iamResourceTypes } from './iam/resource-types';
import { Roles } from './iam/roles';
import { iamService } from './iam/service';
import { Identities } from './identity';
import { Functions } from './lambda/functions';
import { lambdaResourceTypes } from './lambda/resource-types';
import { lambdaService } from './lambda/service';
import { LocalUrls } from './local-urls';
import type { EndpointObserver } from './observer';
import type { EndpointEnvironment } from './part';
import { PARTS } from './parts';
import { ResourceTypes } from './resource-types';
import { Buckets } from './s3/buckets';
import { s3ResourceTypes } from './s3/resource-types';
import { s3Service } from './s3/service';
import { EndpointServer } from './server';
import { Parameters } from './ssm/parameters';
import { ssmResourceTypes } from './ssm/resource-types';
import { ssmService } from './ssm/service';
import { stsService } from './sts/service';

export interface LocalEndpointOptions {
  /**
   * The port to listen on; 0 takes a free one.
   * @default 4566
   */
  readonly port?: number;
  /**
   * What time is here: throttling, quotas, timeouts and events follow it.
   * @default - the system's clock
   */
  readonly clock?: Clock;
  /**
   * Where chance comes from: the canary's split, an alias's weights.
   * @default Math.random
   */
  readonly random?: Random;
  /**
   * Watches requests, connections and functions.
   * @default - nothing does
   */
  readonly observer?: EndpointObserver;
}

/** The port of `gatehouse local`. */
export const DEFAULT_PORT = 4566;

const LOOPBACK = '127.0.0.1';

/**
 * The local AWS endpoint: CloudFormation, API Gateway and what they need, on one port of the loopback
 * interface, spoken to by unmodified clients through `AWS_ENDPOINT_URL`.
 */
export class LocalEndpoint {
  /** @throws Error with one line when the port is taken */
  static async start(options: LocalEndpointOptions = {}): Promise<LocalEndpoint> {
    const endpoint = new LocalEndpoint(options);
    try {
      endpoint.port = await endpoint.server.listen(options.port ?? DEFAULT_PORT, LOOPBACK);
    } catch (error) {
      await endpoint.close();
      throw error;
    }
    return endpoint;
  }

  private port = 0;
  private readonly server: EndpointServer;
  private readonly closing: (() => Promise<void>)[];

  private constructor({ clock = new SystemClock(), random = Math.random, observer = {} }: LocalEndpointOptions) {
    const url = () => this.url;
    const now = () => clock.now();
    const identities = new Identities();
    const buckets = new Buckets(clock);
    const parameters = new Parameters(clock);
    const logs = new LogGroups(clock);
    const roles = new Roles();
    const localUrls = new LocalUrls(url, (apiId) => dataPlane()?.isApi(apiId) ?? false);
    const functions = new Functions({ clock, random, logs, roles, url, localUrls, observer });
    const environment: EndpointEnvironment = { clock, random, functions, logs, observer, url, localUrls };
    const parts = PARTS.map((part) => part(environment));
    const dataPlane = (): DataPlane | undefined => parts.find((part) => part.dataPlane !== undefined)?.dataPlane;
    const custom = new CustomResources(functions, clock);
    const types = new ResourceTypes([
      RECORDED_FAMILIES,
      iamResourceTypes(roles, clock),
      s3ResourceTypes(buckets),
      ssmResourceTypes(parameters),
      logsResourceTypes(logs),
      lambdaResourceTypes(functions, buckets),
      [nestedStackType(() => engine, { buckets, parameters })],
      ...parts.map(({ resourceTypes = [] }) => resourceTypes),
    ]);
    const engine: Engine = new Engine(new Stacks(), new Provisioner({ types, customType: (type) => custom.typeNamed(type), now, url }), now);
    this.server = new EndpointServer({
      identities,
      url,
      dataPlane: dataPlane(),
      services: [
        stsService(identities, clock),
        iamService(roles, clock),
        ssmService(parameters),
        s3Service(buckets),
        logsService(logs),
        lambdaService(functions, buckets),
        cloudFormationService(engine, { buckets, parameters }, now, localUrls),
        custom.service,
        ...parts.flatMap(({ services = [] }) => services),
      ],
    });
    this.closing = [async () => custom.close(), () => engine.close(), ...parts.map((part) => async () => part.close?.()), () => functions.close()];
  }

  /** What `AWS_ENDPOINT_URL` is set to, such as `http://localhost:4566`. */
  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** Ends every connection and thread. What was deployed is gone. */
  async close(): Promise<void> {
    await this.server.close();
    for (const close of this.closing) await close();
  }
}
