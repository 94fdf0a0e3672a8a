import { resolve } from 'node:path';

/** The bundled command; npm runs the benchmarks in the checkout's folder. */
export const COMMAND = resolve('assets/cli/bin/gatehouse.js');
