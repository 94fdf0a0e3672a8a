import { ArnFormat, IResource, Resource, Stack, Token } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { checkMappingKey } from './mapping-key';
import { idPart } from '../content-id';

/**
 * Where callers reach a custom domain.
 */
export enum ApiDomainType {
  /** In the API's region. For REST and WebSocket APIs. The certificate is in the same region. */
  REGIONAL = 'REGIONAL',
  /** Through a CloudFront distribution of the service. For REST APIs only. The certificate is in us-east-1. */
  EDGE = 'EDGE',
}

/**
 * Properties of an `ApiDomain`.
 */
export interface ApiDomainProps {
  /**
   * The domain's name in lower case, such as `api.example.com`; `*.example.com` for all names below.
   */
  readonly domainName: string;

  /**
   * A certificate that covers the name: in the API's region for a regional domain, in us-east-1 for an
   * edge-optimized one.
   */
  readonly certificate: acm.ICertificate;

  /**
   * Where callers reach the domain.
   * @default ApiDomainType.REGIONAL
   */
  readonly type?: ApiDomainType;

  /**
   * The zone in which alias records (A and AAAA) are made.
   * @default - no records; make one for `domainNameAliasDomainName` yourself
   */
  readonly hostedZone?: route53.IHostedZone;
}

/**
 * A custom domain name for REST or WebSocket APIs, with TLS 1.2 and, when asked, its DNS records.
 *
 * One domain serves REST APIs or WebSocket APIs, never both.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html
 */
export class ApiDomain extends Resource implements apigateway.IDomainName {
  public readonly domainName: string;
  public readonly domainNameAliasDomainName: string;
  public readonly domainNameAliasHostedZoneId: string;

  private readonly type: ApiDomainType;
  private readonly keys = new Map<string, string>();
  private servesKind?: 'REST' | 'WebSocket';

  constructor(scope: Construct, id: string, props: ApiDomainProps) {
    super(scope, id);
    const { domainName } = props;
    if (!Token.isUnresolved(domainName) && domainName !== domainName.toLowerCase()) {
      throw new Error(`domainName must be in lower case, got '${domainName}'`);
    }
    this.type = props.type ?? ApiDomainType.REGIONAL;
    const edge = this.type === ApiDomainType.EDGE;
    const { certificateArn } = props.certificate;
    this.checkCertificateRegion(props.certificate);

    const resource = new apigateway.CfnDomainName(this, 'Resource', {
      domainName,
      endpointConfiguration: { types: [this.type] },
      securityPolicy: 'TLS_1_2',
      certificateArn: edge ? certificateArn : undefined,
      regionalCertificateArn: edge ? undefined : certificateArn,
    });
    this.domainName = resource.ref;
    this.domainNameAliasDomainName = edge ? resource.attrDistributionDomainName : resource.attrRegionalDomainName;
    this.domainNameAliasHostedZoneId = edge ? resource.attrDistributionHostedZoneId : resource.attrRegionalHostedZoneId;

    if (props.hostedZone) {
      const target = route53.RecordTarget.fromAlias({
        bind: () => ({ dnsName: this.domainNameAliasDomainName, hostedZoneId: this.domainNameAliasHostedZoneId }),
      });
      const record = { zone: props.hostedZone, recordName: `${domainName}.`, target };
      new route53.ARecord(this, 'AliasRecord', record);
      new route53.AaaaRecord(this, 'AliasRecordIpv6', record);
    }
  }

  public get domainNameRef(): apigateway.DomainNameReference {
    return { domainName: this.domainName, domainNameArn: this.stack.formatArn({ service: 'apigateway', account: '', resource: 'domainnames', resourceName: this.domainName }) };
  }

  /**
   * Serves a stage below a path of this domain.
   *
   * @param stage a stage of a REST or WebSocket API: of this library, or of aws-cdk-lib
   * @param basePath letters, digits and `$-_.+!*'()/`, without a leading slash; more than one segment on regional domains only
   * @throws when the path is taken, or the domain serves APIs of the other kind
   */
  public map(stage: IResource, basePath: string = ''): void {
    checkMappingKey(basePath, this.type === ApiDomainType.REGIONAL);
    const taken = this.keys.get(basePath);
    if (taken !== undefined) throw new Error(`base path '${basePath}' of ${this.node.path} is taken by ${taken}; give ${stage.node.path} another one`);
    const kind = (stage as apigateway.IStage).restApi ? 'REST' : 'WebSocket';
    if (this.servesKind !== undefined && this.servesKind !== kind) {
      throw new Error(`a domain serves REST APIs or WebSocket APIs, not both: ${this.node.path} serves ${this.servesKind} APIs, got ${stage.node.path}; use a second domain`);
    }
    if (kind === 'WebSocket' && this.type === ApiDomainType.EDGE) {
      throw new Error(`a WebSocket API needs a regional domain, got the edge-optimized ${this.node.path}`);
    }
    this.keys.set(basePath, stage.node.path);
    this.servesKind = kind;
    const id = basePath === '' ? 'Mapping' : `Mapping:${idPart(this, basePath).replace(/\//g, ':')}`;
    const mapping = this.type === ApiDomainType.EDGE
      ? this.mapBasePath(id, stage as apigateway.IStage, basePath)
      : this.mapApi(id, stage, basePath);
    mapping.node.addDependency(stage);
  }

  private mapBasePath(id: string, stage: apigateway.IStage, basePath: string): Construct {
    return new apigateway.CfnBasePathMapping(this, id, {
      domainName: this.domainName,
      basePath: basePath || undefined,
      restApiId: stage.restApi.restApiId,
      stage: stage.stageName,
    });
  }

  /** API mappings, unlike base path mappings, take more than one segment and WebSocket APIs. */
  private mapApi(id: string, stage: IResource, mappingKey: string): Construct {
    const rest = stage as apigateway.IStage;
    return new apigatewayv2.CfnApiMapping(this, id, {
      domainName: this.domainName,
      apiMappingKey: mappingKey || undefined,
      apiId: rest.restApi ? rest.restApi.restApiId : (stage as apigatewayv2.IWebSocketStage).api.apiId,
      stage: rest.stageName,
    });
  }

  private checkCertificateRegion(certificate: acm.ICertificate): void {
    const { certificateArn } = certificate;
    // An imported certificate takes its env from the scope it was imported into; its ARN knows better.
    const region = Token.isUnresolved(certificateArn)
      ? certificate.env.region
      : Stack.of(this).splitArn(certificateArn, ArnFormat.SLASH_RESOURCE_NAME).region;
    const wanted = this.type === ApiDomainType.EDGE ? 'us-east-1' : this.env.region;
    if (region === undefined || Token.isUnresolved(region) || Token.isUnresolved(wanted) || region === wanted) return;
    throw new Error(`the certificate of ${this.type === ApiDomainType.EDGE ? 'an edge-optimized' : 'a regional'} domain must be in ${wanted}, got one in ${region}`);
  }
}
