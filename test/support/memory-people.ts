import type { UserId } from '../../src/domain/ids.ts';
import type { Clock } from '../../src/use-cases/ports/clock.ts';
import type { ChatPerson, People } from '../../src/use-cases/ports/people.ts';
import type { MemoryLedger } from './memory-ledger.ts';

/** People in memory. Without a ledger nobody waits for anything. */
export function memoryPeople({ clock, ledger }: { readonly clock: Clock; readonly ledger?: MemoryLedger }): People {
  const kept = new Map<UserId, ChatPerson>();
  const seenAt = new Map<UserId, Date>();
  const isWaiting = (id: UserId) =>
    ledger?.all().some(({ invitation, dueAt }) => invitation.inviterId === id && dueAt !== undefined) === true;
  return {
    see: async (person) => {
      const news = Object.entries(person).filter(
        ([key, value]) => value !== undefined && !(key === 'name' && value === ''),
      );
      kept.set(person.id, { ...person, ...kept.get(person.id), ...Object.fromEntries(news) });
      seenAt.set(person.id, clock());
    },
    find: async (id) => kept.get(id),
    chooseLanguage: async (id, language) => {
      const person = kept.get(id);
      if (person) kept.set(id, { ...person, chosenLanguage: language });
    },
    forget: async (before, limit) => {
      const old = [...kept.values()].filter(({ id }) => (seenAt.get(id) ?? before) < before && !isWaiting(id));
      for (const person of old.filter(isKnown).slice(0, limit)) kept.set(person.id, unknown(person));
    },
  };
}

function isKnown({ name, chosenLanguage, seenLanguage, timeZone }: ChatPerson): boolean {
  return name !== '' || (chosenLanguage ?? seenLanguage ?? timeZone) !== undefined;
}

function unknown({ chosenLanguage: _, seenLanguage: __, timeZone: ___, ...place }: ChatPerson): ChatPerson {
  return { ...place, name: '' };
}
