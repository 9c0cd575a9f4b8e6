import { parseEmailAddress } from '../domain/email-address.ts';
import { parseUserId } from '../domain/ids.ts';
import { exportPerson } from '../use-cases/export-person.ts';
import type { Who } from '../use-cases/who.ts';
import { type Command, EXIT, type Given, Misuse } from './command.ts';

export const EXPORT: Command = {
  usage: 'export --person <address or object id>',
  meaning: 'print as JSON all that is kept about a person; never a redeem link',
  options: { person: { type: 'string' } },
  run: async (given, deps, io) => {
    io.out(JSON.stringify(await exportPerson(deps, whoIn(given)), undefined, 2));
    return EXIT.done;
  },
};

function whoIn({ subjects, options: { person } }: Given): Who {
  const text = typeof person === 'string' && subjects.length === 0 ? person.trim() : '';
  const id = parseUserId(text.toLowerCase());
  if (id) return { id };
  const parsed = parseEmailAddress(text);
  if ('address' in parsed) return parsed;
  throw new Misuse('Say --person with one mail address or one object id.');
}
