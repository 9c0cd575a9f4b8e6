/** What the parent tells the bot on the channel between them. */
export type ToBot = { readonly type: 'clock'; readonly now: string };

/** What a child tells the parent: it listens, on this port. */
export interface Ready {
  readonly type: 'ready';
  readonly port: number;
}

/** What the bot tells the parent: the clock is moved, and what has come due since is under way. */
export interface ClockTaken {
  readonly type: 'clock-taken';
  readonly now: string;
}

/** What the bot is started with, as JSON in its first argument. None of it is a switch: the bot's root is the sandbox. */
export interface BotSettings {
  readonly port: number;
  readonly tenantUrl: string;
  /** The bot keeps its database here, and nothing outside it. */
  readonly folder: string;
  /** A PostgreSQL in place of the embedded one. */
  readonly databaseUrl?: string;
  readonly tenantId: string;
  /** Names this life of the emulated tenant: what the bot remembers of an earlier one is of people who are no more. */
  readonly tenantRun: string;
  readonly botAppId: string;
  readonly graphClientId: string;
  /** The identity that changes accounts, apart from the other as production may have it. */
  readonly graphWriteClientId: string;
  readonly admins: readonly string[];
  /** Who may ask for conversions besides them; nobody, when left out. */
  readonly converters?: readonly string[];
  readonly mailbox: string;
  readonly privacyContact: string;
  /** How far the tenant's clock is ahead of real time at this moment. */
  readonly clockAheadMs: number;
}

export function botArguments(settings: BotSettings): readonly string[] {
  return [JSON.stringify(settings)];
}

/** The settings of a bot process, out of its `process.argv`. */
export function readBotSettings(argv: readonly string[]): BotSettings {
  // Written by botArguments in the parent of the same release; nobody else starts this process.
  return JSON.parse(argv[2] ?? '') as BotSettings;
}

export function isReady(message: unknown): message is Ready {
  const { type, port } = (message ?? {}) as Partial<Ready>;
  return type === 'ready' && typeof port === 'number';
}
