import { parseArgs } from 'node:util';
import { type CliDeps, type CliIo, type Command, EXIT, type ExitCode, type Given, Misuse } from './command.ts';
import { EXPORT } from './export-command.ts';
import { FORGET } from './forget-command.ts';

const COMMANDS: Readonly<Record<string, Command>> = { export: EXPORT, forget: FORGET };

/** Runs one command line; the same for the process that was started and for the sandbox's bot, which is handed its arguments. */
export async function cli(argv: readonly string[], deps: CliDeps, io: CliIo): Promise<ExitCode> {
  return withoutMisuse(io, async () => {
    const { command, given } = read(argv);
    return command.run(given, deps, io);
  });
}

/** Asks what the command asks, where somebody can answer; gives the arguments to go on with, or how it ends here. */
export async function confirmed(
  argv: readonly string[],
  io: CliIo,
  ask: ((question: string) => Promise<string>) | undefined,
): Promise<readonly string[] | ExitCode> {
  return withoutMisuse(io, async () => {
    const { command, given } = read(argv);
    if (!command.question || given.options.yes === true) return argv;
    const question = command.question(given);
    if (!ask) return argv;
    if ((await answerTo(question, ask)).trim().toLowerCase() === 'yes') return [...argv, '--yes'];
    io.err('Nothing was done.');
    return EXIT.refused;
  });
}

/** Whoever leaves at the question, by Ctrl-C or Ctrl-D, has said no. */
async function answerTo(question: string, ask: (question: string) => Promise<string>): Promise<string> {
  try {
    return await ask(question);
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return '';
    throw error;
  }
}

function read([name = '', ...rest]: readonly string[]): { readonly command: Command; readonly given: Given } {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new Misuse('There is no such command.');
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options: command.options, allowPositionals: true });
    return { command, given: { subjects: positionals, options: values as Given['options'] } };
  } catch {
    throw new Misuse(`That is not how it is said: ${command.usage}`);
  }
}

async function withoutMisuse<Result>(io: CliIo, run: () => Promise<Result>): Promise<Result | ExitCode> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    io.err(
      [
        error.message,
        ...Object.values(COMMANDS).map(({ usage, meaning }) => `  guestlist ${usage}\n      ${meaning}`),
      ].join('\n'),
    );
    return EXIT.misused;
  }
}
