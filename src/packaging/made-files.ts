import { type ExampleSetting, envExample } from './env-example.ts';
import { grantScript } from './grant-script.ts';
import type { PackagedFeature } from './permission-rows.ts';
import { permissionTables } from './permission-tables.ts';

const TABLES_BEGIN = '<!-- made by "npm run deploy-files" from src/graph/permissions-by-feature.ts -->';
const TABLES_END = '<!-- end of what is made -->';

export interface MadeFrom {
  readonly settings: readonly ExampleSetting[];
  readonly packageSettings: readonly ExampleSetting[];
  readonly features: readonly PackagedFeature[];
  /** As it stands: what is written by hand in it stays. */
  readonly readme: string;
}

/** The files in deploy/ that say what stands in tables of the code. */
export function madeFiles({ features, readme, ...parts }: MadeFrom): Readonly<Record<string, string>> {
  return {
    '.env.example': envExample(parts),
    'grant-permissions.ps1': grantScript(features),
    'README.md': withTables(readme, permissionTables(features)),
  };
}

function withTables(readme: string, tables: string): string {
  const [before, rest] = readme.split(TABLES_BEGIN);
  const after = rest?.split(TABLES_END)[1];
  if (after === undefined) throw new Error(`README.md lacks the lines ${TABLES_BEGIN} and ${TABLES_END}.`);
  return `${before}${TABLES_BEGIN}\n\n${tables}\n\n${TABLES_END}${after}`;
}
