export { EXTENSION } from './extensions';
export { pathVariables } from './parameters';
export { readOpenApi } from './read/definition';
export { canonicalSchema } from './schema';
export { writeOpenApi, type WriteOptions } from './write/definition';
