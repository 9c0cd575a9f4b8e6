import type { UserId } from '../domain/ids.ts';
import { isOutsider } from '../domain/person.ts';
import type { RightDeps } from './inviter-right.ts';
import { EdgeError } from './ports/edge-error.ts';
import { Wave } from './wave.ts';

/** Enabled members of the tenant among those the policy names; an outsider never administers (checks 1). Throws EdgeError. */
export async function currentAdmins({ directory, policies }: RightDeps): Promise<readonly UserId[]> {
  const { admins } = await policies.current();
  const groups = new Wave();
  const members = admins.map((of) => groups.ask({ fact: 'members', of }));
  await groups.read(directory);
  const ids = [...new Set(members.flatMap((answer) => readOrThrow(answer())))];

  const persons = new Wave();
  const ownDomains = persons.ask({ fact: 'own-domains' });
  const found = ids.map((id) => ({ id, person: persons.ask({ fact: 'person', id }) }));
  await persons.read(directory);
  const own = readOrThrow(ownDomains());
  return found.flatMap(({ id, person }) => {
    const admin = readOrThrow(person());
    return admin?.accountEnabled && !isOutsider(admin, own) ? [id] : [];
  });
}

function readOrThrow<T>(fact: { readonly read: T } | object): T {
  if ('read' in fact) return fact.read;
  throw new EdgeError('unavailable', 'admins-not-readable');
}
