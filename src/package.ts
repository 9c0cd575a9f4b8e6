import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_SETTINGS, type PackageConfig, readPackageConfig } from './package-config.ts';
import { packApp } from './packaging/app-package.ts';
import type { Fillings } from './packaging/filled-text.ts';
import { StartError } from './start-error.ts';

const ROOT = join(import.meta.dirname, '..');

// As at the start of the bot: what the environment says already wins over the file.
if (existsSync('.env')) process.loadEnvFile('.env');

try {
  const config = readPackageConfig(process.env);
  const { version }: { readonly version: string } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const packed = await packApp({
    folder: join(ROOT, 'manifest'),
    fillings: { version, ...fillingsOf(config) },
    asksOwners: config.asksOwners,
  });
  if ('problems' in packed) throw new StartError(`The package would be refused:\n  ${packed.problems.join('\n  ')}`);
  const file = `guestlist-${version}.zip`;
  writeFileSync(file, packed.zip);
  console.log(`${file} is ready. Upload it in the Teams admin center: Teams apps, Manage apps, Upload new app.`);
} catch (error) {
  console.error(error instanceof StartError ? error.message : `The package could not be made: ${error}`);
  process.exitCode = 1;
}

/** The manifest names the settings as an administrator does. */
function fillingsOf({ botAppId, graphClientId, privacyStatement, developerName, ...pages }: PackageConfig): Fillings {
  const { website = privacyStatement, terms = privacyStatement } = pages;
  const values = { botAppId, graphClientId, privacyStatement, developerName, website, terms };
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [PACKAGE_SETTINGS[key as keyof typeof values].name, value]),
  );
}
