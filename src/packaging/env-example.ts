/** A row of a table of settings. */
export interface ExampleSetting {
  readonly name: string;
  readonly meaning: string;
  readonly default?: string;
  readonly optional?: true;
  readonly secret?: true;
}

const HEAD = `# Made by "npm run deploy-files" from src/settings.ts and src/package-config.ts.
# Copy it to .env and fill in what is needed. What the environment says already wins over the file.`;

interface ExampleParts {
  /** What the bot starts with. */
  readonly settings: readonly ExampleSetting[];
  /** What its app package is made of; what the bot has as well is named once. */
  readonly packageSettings: readonly ExampleSetting[];
}

/** A file of settings to fill in: the needed ones empty, the others with their default, behind a comment sign. */
export function envExample({ settings, packageSettings }: ExampleParts): string {
  const names = settings.map(({ name }) => name);
  const ofPackage = packageSettings.filter(({ name }) => !names.includes(name));
  const sections = [
    ['The bot: needed', settings.filter(isNeeded)],
    ['The bot: as it is, or as you like it', settings.filter((row) => !isNeeded(row))],
    ['The app package (npm run package): needed', ofPackage.filter(isNeeded)],
    ['The app package: as it is, or as you like it', ofPackage.filter((row) => !isNeeded(row))],
  ] as const;
  const filled = sections.filter(([, rows]) => rows.length > 0);
  return `${[HEAD, ...filled.flatMap(([title, rows]) => [`# --- ${title} ---`, ...rows.map(entryOf)])].join('\n\n')}\n`;
}

function isNeeded(row: ExampleSetting): boolean {
  return row.default === undefined && !row.optional;
}

function entryOf(row: ExampleSetting): string {
  const secret = row.secret ? ' (secret)' : '';
  return `# ${row.meaning}${secret}\n${isNeeded(row) ? '' : '# '}${row.name}=${row.default ?? ''}`;
}
