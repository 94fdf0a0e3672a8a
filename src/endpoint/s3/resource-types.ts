import { generatedName } from '../cloudformation/generated-name';
import type { Properties, ResourceContext, ResourceState, ResourceType } from '../resource-type';
import type { Buckets } from './buckets';

/** `AWS::S3::Bucket`, its policy, and the CDK's custom resource that empties a bucket before it is deleted. */
export function s3ResourceTypes(buckets: Buckets): readonly ResourceType[] {
  return [bucketType(buckets), bucketPolicyType(buckets), autoDeleteType(buckets)];
}

function bucketType(buckets: Buckets): ResourceType {
  return {
    type: 'AWS::S3::Bucket',
    replacedBy: ['BucketName'],
    async create(properties, context) {
      const name = String(properties.BucketName ?? generatedName(context, { maximum: 63, lowerCase: true }));
      if (buckets.has(name)) throw new Error(`${name} already exists`);
      buckets.create(name, context);
      return bucketState(name, context);
    },
    update: async (current) => current,
    async delete(current) {
      if (buckets.has(current.physicalId)) buckets.delete(current.physicalId);
    },
  };
}

function bucketState(name: string, { region }: ResourceContext): ResourceState {
  return {
    physicalId: name,
    attributes: {
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
      DualStackDomainName: `${name}.s3.dualstack.${region}.amazonaws.com`,
      WebsiteURL: `http://${name}.s3-website-${region}.amazonaws.com`,
    },
  };
}

function bucketPolicyType(buckets: Buckets): ResourceType {
  const put = ({ Bucket, PolicyDocument }: Properties): ResourceState => {
    buckets.get(String(Bucket)).configurations.set('policy', Buffer.from(JSON.stringify(PolicyDocument)));
    return { physicalId: String(Bucket), attributes: {} };
  };
  return {
    type: 'AWS::S3::BucketPolicy',
    replacedBy: ['Bucket'],
    create: async (properties) => put(properties),
    update: async (_, next) => put(next),
    async delete(current) {
      if (buckets.has(current.physicalId)) buckets.get(current.physicalId).configurations.delete('policy');
    },
  };
}

/** Done here and not by the CDK's function, which needs an AWS SDK that an app need not have installed. */
function autoDeleteType(buckets: Buckets): ResourceType {
  return {
    type: 'Custom::S3AutoDeleteObjects',
    replacedBy: ['BucketName'],
    create: async ({ BucketName }, { logicalId }) => ({ physicalId: `${logicalId}-${String(BucketName)}`, attributes: {} }),
    update: async (current) => current,
    async delete(_, { BucketName }) {
      if (buckets.has(String(BucketName))) buckets.get(String(BucketName)).objects.clear();
    },
  };
}
