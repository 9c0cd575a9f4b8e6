import type { Policy } from '../../domain/policy.ts';

export interface Policies {
  /** The policy in force, read once per use-case. */
  current(): Promise<Policy>;
}
