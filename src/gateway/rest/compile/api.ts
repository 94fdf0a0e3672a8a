import { BodyValidators } from './body-validators';
import { CompiledMethod } from './method';
import { Router } from './router';
import type { GatewayResponse, RestApiDefinition } from '../../../model';
import { isKnown, known } from '../../../model';
import { BinaryMediaTypes } from '../mapping/media-types';

/** An API's definition, ready to serve. */
export interface CompiledApi {
  readonly router: Router<CompiledMethod>;
  readonly bodies: BodyValidators;
  /** The customised ones, by type. */
  readonly gatewayResponses: ReadonlyMap<string, GatewayResponse>;
  readonly binaryMediaTypes: BinaryMediaTypes;
  readonly apiKeySource: 'HEADER' | 'AUTHORIZER';
  /** Bytes. */
  readonly minimumCompressionSize?: number;
}

const compiled = new WeakMap<RestApiDefinition, CompiledApi>();

/** Compiles a definition; once, as long as the same object is asked for. */
export function compileRestApi(definition: RestApiDefinition): CompiledApi {
  let api = compiled.get(definition);
  if (api === undefined) compiled.set(definition, api = compile(definition));
  return api;
}

function compile(definition: RestApiDefinition): CompiledApi {
  const router = new Router<CompiledMethod>();
  for (const resource of definition.resources) {
    for (const method of resource.methods) {
      const one = new CompiledMethod(resource, method, definition.requestValidators, definition.authorizers);
      router.add(one.resourcePath, one.httpMethod, one);
    }
  }
  return {
    router,
    bodies: new BodyValidators(definition.models),
    gatewayResponses: new Map(definition.gatewayResponses.map((response) => [known(response.responseType) ?? '', response])),
    binaryMediaTypes: new BinaryMediaTypes((known(definition.binaryMediaTypes) ?? []).filter(isKnown)),
    apiKeySource: known(definition.apiKeySource) ?? 'HEADER',
    minimumCompressionSize: known(definition.minimumCompressionSize),
  };
}
