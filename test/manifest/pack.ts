import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { packApp } from '../../src/packaging/app-package.ts';

export const MANIFEST_FOLDER = join(import.meta.dirname, '../../manifest');

export const FILLINGS = {
  version: '1.2.3',
  BOT_APP_ID: '0b8d1c2e-3f4a-4b5c-8d6e-7f8091a2b3c4',
  GRAPH_CLIENT_ID: '1c9e2d3f-4a5b-4c6d-9e7f-8091a2b3c4d5',
  GUESTLIST_PRIVACY_STATEMENT: 'https://contoso.example/privacy',
  GUESTLIST_WEBSITE: 'https://contoso.example/guestlist',
  GUESTLIST_TERMS_OF_USE: 'https://contoso.example/terms',
  // What JSON has to escape.
  GUESTLIST_DEVELOPER_NAME: 'Contoso "IT" \\ 한국',
};

interface Command {
  readonly title: string;
  readonly description: string;
}

/** What the tests look at in a packed manifest. */
export interface PackedManifest {
  readonly id: string;
  readonly version: string;
  readonly developer: Readonly<Record<string, string>>;
  readonly localizationInfo: {
    readonly defaultLanguageTag: string;
    readonly defaultLanguageFile: string;
    readonly additionalLanguages: readonly { readonly languageTag: string; readonly file: string }[];
  };
  readonly bots: readonly [
    {
      readonly botId: string;
      readonly scopes: readonly string[];
      readonly commandLists: readonly [CommandList, CommandList];
    },
  ];
  readonly validDomains: readonly string[];
  readonly webApplicationInfo?: { readonly id: string };
  readonly authorization?: {
    readonly permissions: { readonly resourceSpecific: readonly { readonly name: string; readonly type: string }[] };
  };
}

interface CommandList {
  readonly scopes: readonly string[];
  readonly commands: readonly Command[];
}

export function manifestIn(files: Readonly<Record<string, Uint8Array>>): PackedManifest {
  return JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
}

/** The package as it comes out of the project's own files. */
export async function packOurs({ asksOwners = true } = {}): Promise<Readonly<Record<string, Uint8Array>>> {
  const packed = await packApp({ folder: MANIFEST_FOLDER, fillings: FILLINGS, asksOwners });
  if ('problems' in packed) throw new Error(packed.problems.join('\n'));
  return unzipSync(packed.zip);
}

export interface Spoiling {
  readonly file: string;
  readonly spoil: (text: string) => string | Uint8Array;
}

/** What is minded when one file is not as it should be. */
export async function problemsOf({ file, spoil }: Spoiling, fillings = FILLINGS): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'guestlist-manifest-'));
  try {
    cpSync(MANIFEST_FOLDER, folder, { recursive: true });
    writeFileSync(join(folder, file), spoil(readFileSync(join(folder, file), 'utf8')));
    const packed = await packApp({ folder, fillings, asksOwners: true });
    return 'problems' in packed ? packed.problems : [];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
