import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { EndpointType } from '../model';

/**
 * Options for a regional endpoint.
 */
export interface RegionalEndpointOptions {
  /**
   * Whether callers may come over IPv4 only, or over IPv6 as well.
   * @default - IPv4 only
   */
  readonly ipAddressType?: apigateway.IpAddressType;
}

/**
 * Where callers reach a REST API.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html
 */
export class Endpoint {
  /**
   * Through the nearest CloudFront location. Integrations have 29 seconds, which AWS does not raise.
   */
  public static edge(): Endpoint {
    return new Endpoint('EDGE');
  }

  /**
   * In the API's region.
   */
  public static regional(options: RegionalEndpointOptions = {}): Endpoint {
    return new Endpoint('REGIONAL', [], options.ipAddressType);
  }

  /**
   * From within VPCs only. The API gets a resource policy that lets in the given endpoints and nobody else,
   * unless the API has a `policy` of its own; without endpoints it must have one, because the service deploys no private API
   * without a policy.
   *
   * @param vpcEndpoints interface endpoints for `execute-api`; each gets a DNS name for the API
   */
  public static private(vpcEndpoints: ec2.IVpcEndpoint[] = []): Endpoint {
    return new Endpoint('PRIVATE', vpcEndpoints.map((endpoint) => endpoint.vpcEndpointId));
  }

  private constructor(
    private readonly type: EndpointType,
    private readonly vpcEndpointIds: readonly string[] = [],
    private readonly ipAddressType?: apigateway.IpAddressType,
  ) {}

  /** @internal */
  public get _type(): EndpointType {
    return this.type;
  }

  /** @internal */
  public get _vpcEndpointIds(): readonly string[] | undefined {
    return this.vpcEndpointIds.length > 0 ? this.vpcEndpointIds : undefined;
  }

  /** @internal */
  public _configuration(): apigateway.CfnRestApi.EndpointConfigurationProperty {
    return { types: [this.type], ipAddressType: this.ipAddressType, vpcEndpointIds: this._vpcEndpointIds && [...this._vpcEndpointIds] };
  }

  /** @internal */
  public _policy(): iam.PolicyDocument | undefined {
    if (this.vpcEndpointIds.length === 0) return undefined;
    const invoke = { principals: [new iam.AnyPrincipal()], actions: ['execute-api:Invoke'], resources: ['execute-api:/*'] };
    return new iam.PolicyDocument({
      statements: [
        new iam.PolicyStatement({ ...invoke, effect: iam.Effect.DENY, conditions: { StringNotEquals: { 'aws:SourceVpce': [...this.vpcEndpointIds] } } }),
        new iam.PolicyStatement(invoke),
      ],
    });
  }
}
