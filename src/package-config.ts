import { onOff, shortText, webPage } from './setting-checks.ts';
import { ConfigError, type Environment, readTable, type Values } from './setting-table.ts';
import { SETTINGS } from './settings.ts';

/** Teams takes no longer one (T8.1). */
const LONGEST_NAME = 32;

/** What the app package is made of: two identities of the bot, and what Teams shows about whoever offers it. */
export const PACKAGE_SETTINGS = {
  botAppId: SETTINGS.botAppId,
  graphClientId: SETTINGS.graphClientId,
  privacyStatement: SETTINGS.privacyStatement,
  developerName: {
    name: 'GUESTLIST_DEVELOPER_NAME',
    meaning: 'who offers the app, such as your organisation; Teams shows it beside the name',
    check: shortText(LONGEST_NAME),
  },
  website: {
    name: 'GUESTLIST_WEBSITE',
    meaning: 'the page with help about the app; leave it out, and Teams shows the privacy statement',
    check: webPage,
    optional: true,
  },
  terms: {
    name: 'GUESTLIST_TERMS_OF_USE',
    meaning: 'the page with the terms of use; leave it out, and Teams shows the privacy statement',
    check: webPage,
    optional: true,
  },
  asksOwners: {
    name: 'GUESTLIST_ASK_OWNERS',
    meaning:
      'whether adding the app to a team asks its owner to let GRAPH_CLIENT_ID read that team; off where both rights are granted for the whole tenant',
    check: onOff,
    default: 'on',
  },
} as const;

export type PackageConfig = Values<typeof PACKAGE_SETTINGS>;

/** The settings of the app package; throws one ConfigError that lists all that is missing or wrong. */
export function readPackageConfig(env: Environment): PackageConfig {
  const { values, problems } = readTable(PACKAGE_SETTINGS, env);
  if (problems.length > 0) throw new ConfigError(problems);
  return values as PackageConfig;
}
