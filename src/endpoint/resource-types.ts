import type { ResourceType } from './resource-type';

/** The resource types that CloudFormation can make here, by name. */
export class ResourceTypes {
  private readonly types = new Map<string, ResourceType>();

  constructor(families: readonly (readonly ResourceType[])[]) {
    for (const type of families.flat()) {
      if (this.types.has(type.type)) throw new Error(`resource type ${type.type} is registered twice`);
      this.types.set(type.type, type);
    }
  }

  /** `undefined` for a type that is not emulated. */
  get(type: string): ResourceType | undefined {
    return this.types.get(type);
  }
}
