import { constructWarningRule, guide } from '../support';

/** A route of our constructs that says nothing about who may call it. */
export const undecidedAuthorization = constructWarningRule({
  id: 'undecided-authorization',
  title: 'Routes of Gatehouse constructs state their authorization',
  why: 'API Gateway takes a route without authorization for one that is open to everyone.',
  fix: 'Give the route an authorizer, or the API a default authorizer; Authorizer.none() where the route is meant to be open.',
  source: guide('apigateway-control-access-to-api'),
});
