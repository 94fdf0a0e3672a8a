export { EXTENSION } from './extensions';
export { writeOpenApi, type WriteOptions } from './write/definition';
