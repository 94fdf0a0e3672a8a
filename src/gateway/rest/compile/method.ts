import { createHash } from 'node:crypto';
import { IntegrationResponses } from './integration-responses';
import { parameterMappings, type ParameterMapping } from './parameter-mappings';
import { TemplateSet } from './template-set';
import { known } from '../../../model';
import type { Method, RequestValidator, RestAuthorizer, RestResource } from '../../../model';

export interface RequiredParameter {
  readonly location: 'header' | 'path' | 'querystring';
  readonly name: string;
}

/** A method with what a request needs of it, ready to use. What is costly is made when it is first needed. */
export class CompiledMethod {
  readonly resourcePath: string;
  /** Stable for a path: API Gateway's own are random. */
  readonly resourceId: string;
  /** `GET`, …, or `ANY`. */
  readonly httpMethod: string;
  readonly apiKeyRequired: boolean;
  readonly authorizationType: string;
  readonly authorizer?: RestAuthorizer;
  /** What must be there; empty when parameters are not validated. */
  readonly requiredParameters: readonly RequiredParameter[];
  readonly validatesBody: boolean;
  /** Content type, in lower case, to the name of a model. */
  readonly requestModels: ReadonlyMap<string, string>;
  readonly requestParameters: readonly ParameterMapping[];
  readonly requestTemplates: TemplateSet;
  private compiledResponses?: IntegrationResponses;

  constructor(resource: RestResource, readonly model: Method, validators: readonly RequestValidator[], authorizers: readonly RestAuthorizer[]) {
    const validator = validators.find(({ key }) => key === known(model.requestValidator));
    this.resourcePath = known(resource.path) ?? '/';
    this.resourceId = resourceId(this.resourcePath);
    this.httpMethod = (known(model.httpMethod) ?? 'ANY').toUpperCase();
    this.apiKeyRequired = known(model.apiKeyRequired) ?? false;
    this.authorizationType = known(model.authorizationType) ?? 'NONE';
    this.authorizer = authorizers.find(({ key }) => key === known(model.authorizer));
    this.requiredParameters = known(validator?.validateRequestParameters) === true ? required(model) : [];
    this.validatesBody = known(validator?.validateRequestBody) ?? false;
    this.requestModels = new Map(Object.entries(known(model.requestModels) ?? {}).flatMap(([type, name]) => {
      const modelName = known(name);
      return modelName === undefined ? [] : [[type.toLowerCase(), modelName] as const];
    }));
    this.requestParameters = parameterMappings(model.integration?.requestParameters);
    this.requestTemplates = new TemplateSet(model.integration?.requestTemplates);
  }

  get responses(): IntegrationResponses {
    this.compiledResponses ??= new IntegrationResponses(this.model.integration ?? {});
    return this.compiledResponses;
  }
}

/** Sorted as the service lists what is missing: by the whole name of the parameter. */
function required(model: Method): RequiredParameter[] {
  return Object.entries(known(model.requestParameters) ?? {})
    .filter(([, isRequired]) => known(isRequired) === true)
    .map(([name]) => name)
    .sort()
    .flatMap((name) => {
      const match = /^method\.request\.(header|path|querystring)\.(.+)$/.exec(name);
      return match === null ? [] : [{ location: match[1] as RequiredParameter['location'], name: match[2] }];
    });
}

function resourceId(path: string): string {
  return BigInt(`0x${createHash('sha256').update(path).digest('hex').slice(0, 16)}`).toString(36).padStart(10, '0').slice(0, 10);
}
