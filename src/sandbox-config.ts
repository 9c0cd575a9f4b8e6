import { anyText, onOff, wholeNumber } from './setting-checks.ts';
import { ConfigError, type Environment, readTable, type Setting, type Values } from './setting-table.ts';

const PORT_MEANING = 'a free port; 0 picks one';
const anyPort = wholeNumber({ from: 0, to: 65_535 });

/** What can be changed about the sandbox. None of it switches a relaxation on in production. */
export const SANDBOX_SETTINGS = {
  botPort: { name: 'PORT', meaning: PORT_MEANING, check: anyPort, default: '3978' },
  tenantPort: { name: 'GUESTLIST_TENANT_PORT', meaning: PORT_MEANING, check: anyPort, default: '3980' },
  inviterPort: { name: 'GUESTLIST_INVITER_PORT', meaning: PORT_MEANING, check: anyPort, default: '56150' },
  adminPort: { name: 'GUESTLIST_ADMIN_PORT', meaning: PORT_MEANING, check: anyPort, default: '56151' },
  moreSeats: {
    name: 'GUESTLIST_MORE_SEATS',
    meaning: 'two more Playgrounds: whoever confirms a conversion, and whose account it is; on or off',
    check: onOff,
    default: 'off',
  },
  confirmerPort: { name: 'GUESTLIST_CONFIRMER_PORT', meaning: PORT_MEANING, check: anyPort, default: '56152' },
  holderPort: { name: 'GUESTLIST_HOLDER_PORT', meaning: PORT_MEANING, check: anyPort, default: '56153' },
  folder: {
    name: 'GUESTLIST_SANDBOX_FOLDER',
    meaning: 'where the sandbox keeps its database and logs',
    check: anyText,
    default: '.sandbox',
  },
} as const satisfies Readonly<Record<string, Setting<unknown>>>;

export type SandboxConfig = Values<typeof SANDBOX_SETTINGS>;

/** In the sandbox's folder: where its bot takes commands, as long as it runs. */
export const SANDBOX_COMMANDS_FILE = 'commands.json';

/** The ports and the folder of the sandbox; throws one ConfigError like `readConfig`. */
export function readSandboxConfig(env: Environment): SandboxConfig {
  const { values, problems } = readTable(SANDBOX_SETTINGS, env);
  if (problems.length > 0) throw new ConfigError(problems);
  return values as SandboxConfig;
}
