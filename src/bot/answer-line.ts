import { helpCard } from '../cards/help.ts';
import { languageCard } from '../cards/language.ts';
import { unknownCard } from '../cards/unknown.ts';
import { welcomeCard } from '../cards/welcome.ts';
import { type Command, parseCommand } from './commands.ts';
import { rankedReader } from './ranked-reader.ts';
import type { Errand } from './reception.ts';
import type { Reply } from './reply.ts';
import { startConversionForm, startForm } from './start-form.ts';
import type { Visit } from './visit.ts';

/** What a typed line asks for. */
export function errandOf(line: string): Errand {
  const command = parseCommand(line);
  const isForm = command.name === 'invite' || command.name === 'convert';
  return {
    name: command.name,
    does: isForm ? 'act' : 'words',
    asksDirectory: isForm || command.name === 'help' || command.name === 'greeting',
    startsElsewhere: isForm,
    run: (visit) => answer(visit, command, line),
  };
}

async function answer(visit: Visit, command: Command, line: string): Promise<Reply | undefined> {
  const { reader } = visit;
  switch (command.name) {
    case 'invite':
      return startForm(visit, line);
    case 'convert':
      return startConversionForm(visit, { text: line });
    case 'help':
      return { kind: 'card', content: helpCard(await rankedReader(visit)) };
    case 'language':
      return { kind: 'card', content: languageCard(reader) };
    case 'greeting':
      return { kind: 'card', content: welcomeCard(await rankedReader(visit)) };
    case 'address':
      return { kind: 'card', content: unknownCard({ address: command.address }, reader) };
    case 'not-understood':
      return { kind: 'card', content: unknownCard({}, reader) };
  }
}
