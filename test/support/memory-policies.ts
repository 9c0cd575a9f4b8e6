import type { Policy } from '../../src/domain/policy.ts';
import type { Policies } from '../../src/use-cases/ports/policies.ts';

export function memoryPolicies(firstPolicy: Omit<Policy, 'version'>): Policies {
  return { current: async () => ({ ...firstPolicy, version: 1 }) };
}
