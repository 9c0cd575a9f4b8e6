import { type Fact, read, type Unread } from '../../src/domain/facts.ts';
import type { Directory, FactName, FactQuery, FactValues } from '../../src/use-cases/ports/directory.ts';
import type { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import { answersOf } from './fake-answers.ts';
import { anEmptyTenant, type FakeTenant } from './fake-tenant.ts';

export interface FakeDirectory extends Directory {
  readonly tenant: FakeTenant;
  /** Each wave with what it asked for. */
  readonly waves: readonly (readonly FactQuery[])[];
  /** Facts that cannot be read for now. */
  readonly unread: Map<FactName, Unread>;
  /** Facts that need this licence, which the tenant does not have. */
  readonly unlicensed: Map<FactName, string>;
  /** The next waves fail as a whole, one a given error. */
  failNext(...errors: readonly EdgeError[]): void;
}

/** Entra in memory. */
export function fakeDirectory(tenant: Partial<FakeTenant> = {}): FakeDirectory {
  const world: FakeTenant = { ...anEmptyTenant(), ...tenant };
  const waves: FactQuery[][] = [];
  const unread = new Map<FactName, Unread>();
  const unlicensed = new Map<FactName, string>();
  const failures: EdgeError[] = [];

  function factOf(query: FactQuery): Fact<unknown> {
    const reason = unread.get(query.fact);
    if (reason) return { unread: reason };
    const licence = unlicensed.get(query.fact);
    return licence === undefined ? read(answersOf(query)(world)) : { notApplicable: { licence } };
  }

  return {
    tenant: world,
    waves,
    unread,
    unlicensed,
    failNext: (...errors) => {
      failures.push(...errors);
    },
    async read<const Queries extends Readonly<Record<string, FactQuery>>>(queries: Queries) {
      waves.push(Object.values(queries));
      const failure = failures.shift();
      if (failure) throw failure;
      return Object.fromEntries(Object.entries(queries).map(([key, query]) => [key, factOf(query)])) as {
        readonly [Key in keyof Queries]: Fact<FactValues[NonNullable<Queries[Key]>['fact']]>;
      };
    },
  };
}
