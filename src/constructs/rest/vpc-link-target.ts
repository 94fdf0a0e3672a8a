import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import type * as model from '../../model';

/**
 * How an HTTP integration reaches a backend in a VPC.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html
 */
export class VpcLinkTarget {
  /**
   * Through a VPC link of a REST API to the Network Load Balancer that the link has.
   */
  public static v1(vpcLink: apigateway.IVpcLink): VpcLinkTarget {
    return new VpcLinkTarget({ connectionType: 'VPC_LINK', connectionId: vpcLink.vpcLinkId });
  }

  /**
   * Through a VPC link V2 to an Application or Network Load Balancer.
   *
   * @param loadBalancerArn ARN of the load balancer, or of one of its listeners
   */
  public static v2(vpcLink: apigatewayv2.IVpcLink, loadBalancerArn: string): VpcLinkTarget {
    return new VpcLinkTarget({ connectionType: 'VPC_LINK', connectionId: vpcLink.vpcLinkId, integrationTarget: loadBalancerArn });
  }

  private constructor(private readonly connection: Pick<model.Integration, 'connectionType' | 'connectionId' | 'integrationTarget'>) {}

  /** @internal */
  public _connection(): Pick<model.Integration, 'connectionType' | 'connectionId' | 'integrationTarget'> {
    return this.connection;
  }
}
