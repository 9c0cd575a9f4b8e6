import { EdgeError } from '../use-cases/ports/edge-error.ts';
import { Stalled } from './stalled.ts';

/** What a person is told when something goes wrong; what the log gets is `errorFields`. */
export type Problem = 'permission' | 'graph-down' | 'db-down' | 'generic';

/** Codes of a connection to the database that was never made: only then is it certain that nothing was begun. */
const NEVER_CONNECTED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  '57P03', // cannot_connect_now
  '53300', // too_many_connections
  '08001',
  '08004',
  '28P01',
  '28000',
  '3D000',
];

/**
 * Errors of the outside come as EdgeError; what else rises with such a code is the database's.
 * “Nothing was started” is said only where that is proven; a connection lost half-way proves nothing.
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof EdgeError) return error.permission === undefined ? 'graph-down' : 'permission';
  if (error instanceof Stalled) return error.mayHaveActed ? 'generic' : 'db-down';
  return isNeverConnected(error) ? 'db-down' : 'generic';
}

function isNeverConnected(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isNeverConnected);
  if (!(error instanceof Error)) return false;
  // The pool's own words when no connection came free in time; it gives no code.
  if (error.message === 'timeout exceeded when trying to connect') return true;
  return 'code' in error && NEVER_CONNECTED.some((code) => code === error.code);
}
