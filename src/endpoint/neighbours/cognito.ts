import { recordedNeighbour } from './recorded';
import { shortId } from '../ids';

/** User pools that authorizers refer to. Nobody can sign in here. */
export const COGNITO_TYPES = [
  recordedNeighbour('AWS::Cognito::UserPool', [], (_, { region, accountId }) => {
    const id = `${region}_${shortId(9)}`;
    return {
      physicalId: id,
      attributes: {
        UserPoolId: id,
        Arn: `arn:aws:cognito-idp:${region}:${accountId}:userpool/${id}`,
        ProviderName: `cognito-idp.${region}.amazonaws.com/${id}`,
        ProviderURL: `https://cognito-idp.${region}.amazonaws.com/${id}`,
      },
    };
  }),
  recordedNeighbour('AWS::Cognito::UserPoolClient', ['UserPoolId', 'GenerateSecret'], ({ ClientName }) => {
    const id = shortId(26);
    return { physicalId: id, attributes: { ClientId: id, Name: ClientName ?? id } };
  }),
  recordedNeighbour('AWS::Cognito::UserPoolDomain', ['UserPoolId', 'Domain'], ({ Domain }) => (
    { physicalId: String(Domain), attributes: { CloudFrontDistribution: `${shortId(13)}.cloudfront.net` } })),
];
