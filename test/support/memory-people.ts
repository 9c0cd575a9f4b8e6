import type { UserId } from '../../src/domain/ids.ts';
import type { ChatPerson, People } from '../../src/use-cases/ports/people.ts';

export function memoryPeople(): People {
  const kept = new Map<UserId, ChatPerson>();
  return {
    see: async (person) => {
      const news = Object.entries(person).filter(
        ([key, value]) => value !== undefined && !(key === 'name' && value === ''),
      );
      kept.set(person.id, { ...person, ...kept.get(person.id), ...Object.fromEntries(news) });
    },
    find: async (id) => kept.get(id),
    chooseLanguage: async (id, language) => {
      const person = kept.get(id);
      if (person) kept.set(id, { ...person, chosenLanguage: language });
    },
  };
}
