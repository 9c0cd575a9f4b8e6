import type { Fact } from '../domain/facts.ts';
import { EdgeError } from './ports/edge-error.ts';

/** Why nothing goes on without this fact: it did not come, or the app may not read it. */
export function unreadable(code: string, fact: Fact<unknown>): EdgeError {
  const permission = 'unread' in fact && fact.unread.because === 'permission' ? fact.unread.permission : undefined;
  return new EdgeError('unavailable', code, { permission });
}

/** What was read; throws EdgeError where it was not. */
export function needed<Value>(fact: Fact<Value>, code: string): Value {
  if ('read' in fact) return fact.read;
  throw unreadable(code, fact);
}
