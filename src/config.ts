import { ConfigError, type Environment, readTable, type Setting, type Values } from './setting-table.ts';
import { SETTINGS } from './settings.ts';

export interface Config extends Values<typeof SETTINGS> {
  /** Worth saying at start, though nothing stops. */
  readonly warnings: readonly string[];
}

/** A row that is present counts even when it is empty: an empty value must end in an error, not in the sandbox. */
export function isConfigured(env: Environment): boolean {
  const rows: readonly Setting<unknown>[] = Object.values(SETTINGS);
  return rows.some(({ name, neutral }) => !neutral && env[name] !== undefined);
}

/** The settings of production; throws one ConfigError that lists all that is missing or wrong. */
export function readConfig(env: Environment): Config {
  const { values, problems } = readTable(SETTINGS, env);
  const all = [...problems, ...CONFLICTS.flatMap((conflict) => conflict(values) ?? [])];
  if (all.length > 0) throw new ConfigError(all);
  return { ...(values as Values<typeof SETTINGS>), warnings: WARNINGS.flatMap((warning) => warning(values) ?? []) };
}

/** What the command line needs to reach what is kept. */
const COMMAND_SETTINGS = { databaseUrl: SETTINGS.databaseUrl, linkKeys: SETTINGS.linkKeys } as const;
export type CommandConfig = Values<typeof COMMAND_SETTINGS>;

/** The settings of the command line; throws one ConfigError like `readConfig`. */
export function readCommandConfig(env: Environment): CommandConfig {
  const { values, problems } = readTable(COMMAND_SETTINGS, env);
  if (problems.length > 0) throw new ConfigError(problems);
  return values as CommandConfig;
}

type Remark = (values: Partial<Values<typeof SETTINGS>>) => string | undefined;

const CONFLICTS: readonly Remark[] = [
  ({ botAppType, botAppPassword }) =>
    botAppType === 'SingleTenant' && botAppPassword === undefined
      ? 'BOT_APP_PASSWORD is missing: BOT_APP_TYPE=SingleTenant signs in with it. Set it, or use UserAssignedMSI.'
      : undefined,
  // T4.4: a token for the bot's own app passes as an emulator's, so nothing else may ask for tokens as the bot.
  ({ botAppId, graphClientId }) =>
    botAppId !== undefined && botAppId === graphClientId
      ? 'GRAPH_CLIENT_ID must differ from BOT_APP_ID: give the directory work an identity of its own.'
      : undefined,
];

const WARNINGS: readonly Remark[] = [
  ({ admins }) =>
    admins?.length === 1
      ? 'GUESTLIST_ADMINS names one id. Unless it is a group of at least two people, nobody can confirm what the other asks for.'
      : undefined,
  ({ botAppType, botAppPassword }) =>
    botAppType === 'UserAssignedMSI' && botAppPassword !== undefined
      ? 'BOT_APP_PASSWORD is set but BOT_APP_TYPE=UserAssignedMSI does not use it. Remove it.'
      : undefined,
];
