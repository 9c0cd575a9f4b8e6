import { spoken } from './asking.ts';
import type { Journey } from './journey.ts';

interface Held {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName?: string;
}

interface TenantView {
  readonly users: readonly Held[];
  readonly groups: readonly Held[];
  readonly contacts: readonly Held[];
  readonly deleted: readonly Held[];
}

/** Looks for anything of the directory on a card. */
export type FindLeaks = (card: object | undefined, known: readonly string[]) => readonly string[];

/** Names, accounts and object ids that a card tells, but for those that its reader knows. */
export async function leaksOf(journey: Journey): Promise<FindLeaks> {
  const { users, groups, contacts, deleted } = (await journey.control('GET', 'tenant')) as TenantView;
  const held = [...users, ...groups, ...contacts, ...deleted];
  return (card, known) => {
    const [data, text] = [JSON.stringify(card), spoken(card)];
    const told = held.flatMap(({ id, displayName, userPrincipalName = '' }) => [
      ...(data.includes(id) ? [id] : []),
      ...[displayName, userPrincipalName].filter((words) => words !== '' && text.includes(words)),
    ]);
    return [...new Set(told)].filter((words) => !known.includes(words));
  };
}
