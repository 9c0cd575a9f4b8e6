import { readFile } from 'node:fs/promises';
import { type CliIo, EXIT, type ExitCode } from './command.ts';

/** What the sandbox's bot writes down while it takes commands. */
interface Door {
  readonly url: string;
  readonly token: string;
}

interface Answer {
  readonly exitCode: ExitCode;
  readonly said: readonly { readonly to: 'out' | 'err'; readonly text: string }[];
}

const NOT_RUNNING =
  'Nothing is configured, and no sandbox runs here. Start it with npm start and say it again, or set what Guestlist runs with (DATABASE_URL, GUESTLIST_LINK_KEYS).';
const FAILED = 'That did not work; the log of the sandbox’s bot says why.';

/** Has the running sandbox bot do it: its database belongs to one process (architecture 4). */
export async function handOver(argv: readonly string[], file: string, io: CliIo): Promise<ExitCode> {
  const door = await readDoor(file);
  const response = door && (await knock(door, argv));
  if (!response?.ok) {
    io.err(response ? FAILED : NOT_RUNNING);
    return EXIT.refused;
  }
  const { said, exitCode } = (await response.json()) as Answer;
  for (const { to, text } of said) io[to](text);
  return exitCode;
}

function readDoor(file: string): Promise<Door | undefined> {
  return readFile(file, 'utf8').then(
    // Written by the bot of the same release, for this user alone.
    (text) => JSON.parse(text) as Door,
    () => undefined,
  );
}

/** Nobody opens where the bot was killed and has left the file behind. */
function knock({ url, token }: Door, argv: readonly string[]): Promise<Response | undefined> {
  const headers = { authorization: `Bearer ${token}` };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(argv) }).catch(() => undefined);
}
