import { helpCard } from '../cards/help.ts';
import { languageCard } from '../cards/language.ts';
import { unknownCard } from '../cards/unknown.ts';
import { welcomeCard } from '../cards/welcome.ts';
import { type Command, parseCommand } from './commands.ts';
import type { Errand } from './reception.ts';
import type { Reply } from './reply.ts';
import { startForm } from './start-form.ts';
import type { Visit } from './visit.ts';

/** What a typed line asks for. */
export function errandOf(line: string): Errand {
  const command = parseCommand(line);
  const isInvite = command.name === 'invite';
  return {
    name: command.name,
    does: isInvite ? 'act' : 'words',
    asksDirectory: isInvite,
    startsElsewhere: isInvite,
    run: (visit) => answer(visit, command, line),
  };
}

async function answer(visit: Visit, command: Command, line: string): Promise<Reply | undefined> {
  const { reader } = visit;
  switch (command.name) {
    case 'invite':
      return startForm(visit, line);
    case 'help':
      return { kind: 'card', content: helpCard(reader) };
    case 'language':
      return { kind: 'card', content: languageCard(reader) };
    case 'greeting':
      return { kind: 'card', content: welcomeCard(reader) };
    case 'address':
      return { kind: 'card', content: unknownCard({ address: command.address }, reader) };
    case 'not-understood':
      return { kind: 'card', content: unknownCard({}, reader) };
  }
}
