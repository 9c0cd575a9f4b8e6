import { join } from 'node:path';

/** Hundreds of processes begin in a run; what the first has compiled the others read, and begin in half the time. */
export const COMPILE_CACHE = join(import.meta.dirname, '../../node_modules/.cache/node-compile');
