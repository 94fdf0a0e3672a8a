import type { ApiModel } from '../../model';

/** Computes something once for each model, which never changes: many rules ask for the same. */
export function perModel<T>(compute: (model: ApiModel) => T): (model: ApiModel) => T {
  const computed = new WeakMap<ApiModel, { readonly value: T }>();
  return (model) => {
    const known = computed.get(model);
    if (known) return known.value;
    const value = compute(model);
    computed.set(model, { value });
    return value;
  };
}
