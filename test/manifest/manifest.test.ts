import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8 } from 'fflate';
import { describe, it } from 'mocha';
import { errandOf } from '../../src/bot/answer-line.ts';
import { COMMANDS, type CommandRow, parseCommand } from '../../src/bot/commands.ts';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { FEATURES } from '../../src/graph/permissions-by-feature.ts';
import { FILLINGS, MANIFEST_FOLDER, manifestIn, type PackedManifest, packOurs } from './pack.ts';
import { pixelsOf } from './png-pixels.ts';

/** What a person can ask for by a word; a greeting is nothing to offer. */
const OFFERED: readonly CommandRow[] = COMMANDS.filter(({ name }) => name !== 'greeting');

describe('the app package', () => {
  let files: Readonly<Record<string, Uint8Array>>;
  let manifest: PackedManifest;
  before(async () => {
    files = await packOurs();
    manifest = manifestIn(files);
  });

  const fileOf = (language: Language) => {
    const { defaultLanguageTag, defaultLanguageFile, additionalLanguages } = manifest.localizationInfo;
    const languages = [{ languageTag: defaultLanguageTag, file: defaultLanguageFile }, ...additionalLanguages];
    return languages.find(({ languageTag }) => languageTag === language)?.file ?? '';
  };
  const textsOf = (language: Language): Readonly<Record<string, string>> =>
    JSON.parse(strFromU8(files[fileOf(language)] ?? new Uint8Array()));
  const titlesOf = (language: Language, list: 0 | 1) =>
    manifest.bots[0].commandLists[list].commands.map(
      (_, at) => textsOf(language)[`bots[0].commandLists[${list}].commands[${at}].title`],
    );

  it('holds the manifest, a file for each language and two icons, and nothing else', () => {
    const expected = ['manifest.json', ...LANGUAGES.map(fileOf), 'color.png', 'outline.png'];
    assert.deepEqual(Object.keys(files).toSorted(), expected.toSorted());
    assert.equal(manifest.localizationInfo.defaultLanguageTag, 'en');
  });

  it('is made of the settings: who offers it, the bot, and the identity that calls Graph (T8.2)', () => {
    const { id, version, developer, bots, webApplicationInfo } = manifest;
    assert.deepEqual(
      [id, bots[0].botId, version, webApplicationInfo?.id],
      [FILLINGS.BOT_APP_ID, FILLINGS.BOT_APP_ID, FILLINGS.version, FILLINGS.GRAPH_CLIENT_ID],
    );
    assert.deepEqual(developer, {
      name: FILLINGS.GUESTLIST_DEVELOPER_NAME,
      websiteUrl: 'https://contoso.example/guestlist',
      privacyUrl: 'https://contoso.example/privacy',
      termsOfUseUrl: 'https://contoso.example/terms',
    });
  });

  it('offers in the personal chat every command that works, and where others read along what can be begun there', () => {
    const [personal, shared] = manifest.bots[0].commandLists;
    assert.deepEqual([personal.scopes, shared.scopes], [['personal'], ['team', 'groupChat']]);
    assert.deepEqual(manifest.bots[0].scopes, [...personal.scopes, ...shared.scopes]);
    const begunElsewhere = OFFERED.filter(({ words }) => errandOf(words.en[0]).startsElsewhere);
    for (const language of LANGUAGES) {
      const first = (rows: readonly CommandRow[]) => rows.map(({ words }) => words[language][0]);
      assert.deepEqual(titlesOf(language, 0), first(OFFERED), language);
      assert.deepEqual(titlesOf(language, 1), first(begunElsewhere), language);
    }
  });

  it('has no title that the bot would not understand: Teams sends the localised one as text (T10)', () => {
    const names = LANGUAGES.flatMap((language) => titlesOf(language, 0).map((title = '') => parseCommand(title).name));
    assert.deepEqual(
      names,
      LANGUAGES.flatMap(() => OFFERED.map(({ name }) => name)),
    );
  });

  it('says in its own words what the default language says', () => {
    const texts = textsOf('en');
    const { name, description } = manifest as unknown as Record<string, Record<string, string>>;
    assert.deepEqual(
      [name?.short, name?.full, description?.short, description?.full],
      ['name.short', 'name.full', 'description.short', 'description.full'].map((key) => texts[key]),
    );
    const [personal] = manifest.bots[0].commandLists;
    assert.equal(personal.commands[0]?.description, texts['bots[0].commandLists[0].commands[0].description']);
  });

  it('has Korean where a Korean reads', () => {
    const english = textsOf('en');
    for (const [name, text] of Object.entries(textsOf('ko')).filter(
      ([key]) => !['$schema', 'name.short'].includes(key),
    )) {
      assert.match(text, /[가-힣]/, name);
      assert.notEqual(text, english[name]);
    }
  });

  it('asks owners for exactly the rights that the reads of a team may rest on (T8.2)', () => {
    const perTeam = FEATURES.flatMap(({ needs }) => needs.flatMap((need) => need.perTeam ?? []));
    assert.deepEqual(
      manifest.authorization?.permissions.resourceSpecific,
      perTeam.map((name) => ({ name, type: 'Application' })),
    );
  });

  it('asks owners for nothing where that is off', async () => {
    const without = manifestIn(await packOurs({ asksOwners: false }));
    assert.deepEqual([without.authorization, without.webApplicationInfo], [undefined, manifest.webApplicationInfo]);
    assert.deepEqual(without.bots, manifest.bots);
  });

  it('promises no surface but the bot, no page of ours within Teams, and no shared or private channel (T3.4)', () => {
    assert.deepEqual(Object.keys(manifest).toSorted(), [
      '$schema',
      'accentColor',
      'authorization',
      'bots',
      'defaultInstallScope',
      'description',
      'developer',
      'icons',
      'id',
      'localizationInfo',
      'manifestVersion',
      'name',
      'validDomains',
      'version',
      'webApplicationInfo',
    ]);
    assert.deepEqual(manifest.validDomains, []);
  });

  it('has an outline of white on nothing, and a full colour icon without a hole (T8.1)', () => {
    const read = (name: string) => pixelsOf(readFileSync(join(MANIFEST_FOLDER, name)));
    const outline = read('outline.png');
    const drawn = outline.filter(({ alpha }) => alpha > 0);
    assert.deepEqual(
      drawn.filter(({ red, green, blue }) => red + green + blue !== 3 * 255),
      [],
    );
    assert.ok(drawn.length > 100 && drawn.length < outline.length / 2, `${drawn.length} of ${outline.length} drawn`);
    const color = read('color.png');
    assert.equal(color.length, 192 * 192);
    assert.deepEqual(
      color.filter(({ alpha }) => alpha !== 255),
      [],
    );
    assert.ok(new Set(color.map(({ red, green, blue }) => `${red} ${green} ${blue}`)).size > 3);
  });
});
