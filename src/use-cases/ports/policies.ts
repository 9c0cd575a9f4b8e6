import type { Policy } from '../../domain/policy.ts';

export interface Policies {
  /** The policy in force, read once per use-case. Throws when there is none: one is written before anything is served. */
  current(): Promise<Policy>;
}
