import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURES } from './graph/permissions-by-feature.ts';
import { PACKAGE_SETTINGS } from './package-config.ts';
import { madeFiles } from './packaging/made-files.ts';
import { SETTINGS } from './settings.ts';

const DEPLOY = join(import.meta.dirname, '../deploy');

const made = madeFiles({
  settings: Object.values(SETTINGS),
  packageSettings: Object.values(PACKAGE_SETTINGS),
  features: FEATURES,
  readme: readFileSync(join(DEPLOY, 'README.md'), 'utf8'),
});
for (const [name, text] of Object.entries(made)) writeFileSync(join(DEPLOY, name), text);
