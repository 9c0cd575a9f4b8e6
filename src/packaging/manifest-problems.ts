import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { type AppManifest, textNamesOf } from './app-manifest.ts';
import { placesIn } from './filled-text.ts';
import { pngSize } from './png-size.ts';

/** The files that go into the package beside the manifest. */
export interface BesideManifest {
  readonly languages: Readonly<Record<string, Texts>>;
  readonly icons: Readonly<Record<string, Uint8Array>>;
}
type Texts = Readonly<Record<string, string>>;
type Schema = NonNullable<Parameters<typeof AppManifestUtils.validateAgainstSchema>[1]>;

const ICON_SIZES = { color: '192x192', outline: '32x32' } as const;

/** All that Teams would refuse, and all that people would miss in one of the languages. */
export async function manifestProblems(manifest: AppManifest, beside: BesideManifest): Promise<readonly string[]> {
  const files = Object.entries(beside.languages);
  const schemas = await Promise.all(
    [['manifest.json', manifest] as const, ...files].map(([file, content]) => schemaProblems(file, content)),
  );
  return [
    ...placesIn(JSON.stringify(manifest)).map((name) => `manifest.json asks for ${name}, which nothing gives.`),
    ...schemas.flat(),
    ...files.flatMap(([file, texts]) => textProblems(file, texts, textNamesOf(manifest))),
    ...iconProblems(manifest, beside.icons),
  ];
}

/** By the schema that the file names, with every limit of T8.1. Microsoft's package carries it: nothing is fetched. */
async function schemaProblems(file: string, content: AppManifest | Texts): Promise<readonly string[]> {
  const schema = await AppManifestUtils.fetchSchema(content.$schema ?? '');
  const problems = await AppManifestUtils.validateAgainstSchema(content as unknown as TeamsManifest, readable(schema));
  return problems.map((problem) => `${file}: ${problem}`);
}

/** Without the patterns that no regular expression is; they stand for surfaces that we do not have. */
function readable(schema: Schema): Schema {
  const patterns: object = schema.patternProperties ?? {};
  return {
    ...schema,
    patternProperties: Object.fromEntries(Object.entries(patterns).filter(([name]) => isPattern(name))),
  };
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

function textProblems(file: string, texts: Texts, wanted: readonly string[]): readonly string[] {
  const given = Object.keys(texts).filter((name) => name !== '$schema');
  return [
    ...wanted.filter((name) => !texts[name]?.trim()).map((name) => `${file} has no text for ${name}.`),
    ...given.filter((name) => !wanted.includes(name)).map((name) => `${file}: the manifest has no ${name}.`),
  ];
}

function iconProblems({ icons }: AppManifest, files: BesideManifest['icons']): readonly string[] {
  return (['color', 'outline'] as const).flatMap((kind) => {
    const size = pngSize(files[icons[kind]] ?? new Uint8Array()) ?? 'no picture';
    return size === ICON_SIZES[kind] ? [] : [`${icons[kind]} must be a PNG of ${ICON_SIZES[kind]}, and is ${size}.`];
  });
}
