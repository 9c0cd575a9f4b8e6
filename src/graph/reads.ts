import type { FactName } from '../use-cases/ports/directory.ts';
import type { QueryOf, Read, ReadsOf } from './read.ts';
import { ACCOUNT_READS } from './reads-of-accounts.ts';
import { ADDRESS_READS } from './reads-of-addresses.ts';
import { DELETED_READS } from './reads-of-deleted.ts';
import { DOMAIN_READS } from './reads-of-domains.ts';
import { PERSON_READS } from './reads-of-people.ts';
import { STANDING_READS } from './reads-of-standing.ts';
import { TEAM_READS } from './reads-of-teams.ts';
import { TENANT_READS } from './reads-of-tenant.ts';

/** Fact to request, permissions and reading: the directory, the doctor and the grant script read this table. */
const READS: ReadsOf<FactName> = {
  ...TENANT_READS,
  ...DOMAIN_READS,
  ...TEAM_READS,
  ...PERSON_READS,
  ...ADDRESS_READS,
  ...DELETED_READS,
  ...ACCOUNT_READS,
  ...STANDING_READS,
};

/** The one place where a query meets its row. */
export function readFor<Name extends FactName>(query: QueryOf<Name>): Read<Name> {
  return READS[query.fact] as unknown as Read<Name>;
}
