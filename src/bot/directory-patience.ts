import { EdgeError } from '../use-cases/ports/edge-error.ts';
import { inTime } from './time-limit.ts';

/** Twice this and a message still fit into the 15 s after which Teams sends the activity again (T2.1). */
export const DIRECTORY_LIMIT_MS = 5_000;

/** For what a turn has to know from the directory: who is kept waiting longer is told so. */
export function withPatience<T>(reading: Promise<T>): Promise<T> {
  return inTime(reading, DIRECTORY_LIMIT_MS, () => new EdgeError('unavailable', 'directory-too-slow-for-a-turn'));
}
