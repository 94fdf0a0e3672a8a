export { EXTENSION } from './extensions';
export { readOpenApi } from './read/definition';
export { canonicalSchema } from './schema';
export { writeOpenApi, type WriteOptions } from './write/definition';
