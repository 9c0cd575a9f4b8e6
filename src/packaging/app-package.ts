import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { type AppManifest, languageFilesOf, withoutTeamConsent } from './app-manifest.ts';
import { type Fillings, filledText } from './filled-text.ts';
import { type BesideManifest, manifestProblems } from './manifest-problems.ts';

export interface PackageParts {
  /** Where the manifest, its languages and its icons are. */
  readonly folder: string;
  /** What stands in the manifest as {{name}}. */
  readonly fillings: Fillings;
  /** Whether the owner who adds the app to a team is asked to let it read that team. */
  readonly asksOwners: boolean;
}

export type Packed = { readonly zip: Uint8Array } | { readonly problems: readonly string[] };

/** Always the same time, so that the same settings give the same bytes. */
const PACKED_AT = new Date(2026, 0, 1);

/** The package that an administrator uploads to Teams, or everything that Teams would refuse about it. */
export async function packApp({ folder, fillings, asksOwners }: PackageParts): Promise<Packed> {
  const template = readFileSync(join(folder, 'manifest.json'), 'utf8');
  const beside = readBeside(folder, JSON.parse(template));
  const [file] = languageFilesOf(JSON.parse(template));
  const filled: AppManifest = JSON.parse(filledText(template, { ...beside.languages[file], ...fillings }));
  const manifest = asksOwners ? filled : withoutTeamConsent(filled);

  const problems = await manifestProblems(manifest, beside);
  if (problems.length > 0) return { problems };
  const texts = Object.entries({ 'manifest.json': manifest, ...beside.languages });
  const files = {
    ...Object.fromEntries(texts.map(([name, json]) => [name, strToU8(jsonText(json))])),
    ...beside.icons,
  };
  return { zip: zipSync(files, { mtime: PACKED_AT }) };
}

function readBeside(folder: string, manifest: AppManifest): BesideManifest {
  const read = (file: string) => readFileSync(join(folder, file));
  const { color, outline } = manifest.icons;
  return {
    languages: Object.fromEntries(
      languageFilesOf(manifest).map((file) => [file, JSON.parse(read(file).toString('utf8'))]),
    ),
    icons: Object.fromEntries([color, outline].map((file) => [file, read(file)])),
  };
}

function jsonText(content: object): string {
  return `${JSON.stringify(content, undefined, 2)}\n`;
}
