import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { LANGUAGES } from '../../src/domain/language.ts';
import { everyScene } from './every-scene.ts';
import {
  actionsOf,
  type CardAction,
  headingsOf,
  nodesOf,
  pressedRowsOf,
  readMarkdown,
  rowsOf,
  textsOf,
  verbsOf,
} from './read-card.ts';
import type { Scene } from './scene.ts';
import { aReader, HOSTILE, LONG, ORDINARY, REQUEST_ID } from './scenes.ts';

const NO_REQUEST = ['invitation.start', 'conversion.start', 'conversion.startFor', 'help.show', 'language.choose'];
const LEAVING = [
  'invitation.cancel',
  'invitation.change',
  'invitation.recheck',
  'invitation.list',
  'invitation.person',
  'invitation.show',
  'invitation.history',
  'conversion.history',
  'conversion.pick',
  'conversion.change',
  'conversion.recheck',
  'conversion.checkAgreed',
  'conversion.checkAsked',
  'conversion.cancel',
];
/** They change what is seen, or open a page, and tell us nothing. */
const OF_THE_CARD = ['Action.ShowCard', 'Action.ToggleVisibility', 'Action.OpenUrl'];
/** What they may do has been read on the card, so the card says which one it was; who looks asks for whatever there is. */
const UNMARKED = [...NO_REQUEST, 'invitation.show', 'invitation.history', 'conversion.history'];
const TYPES = [
  'AdaptiveCard',
  'TextBlock',
  'Container',
  'ColumnSet',
  'Column',
  'ActionSet',
  'RichTextBlock',
  'TextRun',
  'Input.Text',
  'Input.ChoiceSet',
  'Input.Toggle',
  'Action.Execute',
  'Action.Submit',
  'Action.OpenUrl',
  'Action.ShowCard',
  'Action.ToggleVisibility',
  'Data.Query',
];

/** Buttons of a row fit side by side at 320 px: about 28 Latin or 16 Hangul letters for two, 33 or 19 for one (P9). */
function rowWidth(titles: readonly string[]): number {
  const letters = [...titles.join('')];
  const hangul = letters.filter((letter) => /[가-힣]/.test(letter)).length;
  return letters.length - hangul + hangul * (28 / 16);
}

/** A list's own: the press on a row, the buttons in it, and what unfolds the rest. */
function isOfList({ verb, data, targetElements }: CardAction): boolean {
  return (
    verb === 'invitation.person' ||
    verb === 'conversion.pick' ||
    data?.invitation !== undefined ||
    targetElements?.[0] === 'others'
  );
}

function each(scenes: readonly Scene[], check: (scene: Scene) => void): void {
  for (const scene of scenes) {
    try {
      check(scene);
    } catch (error) {
      throw new Error(`card ${scene.name}`, { cause: error });
    }
  }
}

/** A conversion that was asked for: what can be pressed follows from its state. */
const OF_A_REQUEST = /^(agree|consent|redeem|unreachable|closing|confirm|decided|following)/;

function markOn(scene: string): RegExp {
  if (/^(handing-on|change-)/.test(scene)) return /^change-[a-z-]+$/;
  if (OF_A_REQUEST.test(scene)) return /^conversion-[a-z-]+(-\d+)?$/;
  if (!/^(status|link)/.test(scene)) return /^draft-7$/;
  return scene === 'status-refused-again' ? /^delivery-2$/ : /^(delivery-[0-2](-[1-9])?|link-[1-9])$/;
}

for (const language of LANGUAGES) {
  for (const audience of ['inviter', 'admin'] as const) {
    const scenes = everyScene(ORDINARY[language], aReader(language, { audience }));

    describe(`every card, ${language}, for an ${audience}`, () => {
      it('is of schema 1.5, in the reader’s language, without what the renderers mistreat', () => {
        each(scenes, ({ content }) => {
          const { version, lang, fallbackText, actions } = content.card as Record<string, unknown>;
          assert.deepEqual([version, lang, fallbackText, actions], ['1.5', language, content.title, undefined]);
          const types = nodesOf(content).flatMap(({ type }) => (typeof type === 'string' ? [type] : []));
          assert.deepEqual(
            types.filter((type) => !TYPES.includes(type)),
            [],
          );
          // A ShowCard's own is seen by whoever unfolds it.
          const styles = nodesOf(content, { folded: false }).map(({ style }) => String(style));
          assert.ok(styles.filter((style) => ['attention', 'warning', 'emphasis'].includes(style)).length <= 3);
        });
      });

      it('says its result first, and no address in the notification', () => {
        each(scenes, ({ name, content }) => {
          assert.match(content.title, /^[^@]+$/);
          const large = nodesOf(content).filter(({ size }) => size === 'large');
          assert.equal(large.length, name.startsWith('unknown') ? 0 : 1);
          const [heading] = headingsOf(content);
          // The cards of a link name nobody, and no domain, on a lock screen.
          const isOwn = /^(link|redeem)/.test(name) || heading === undefined || heading.includes('@');
          if (!isOwn) assert.equal(heading, content.title);
        });
      });

      it('has every button with its verb and its request, in both forms', () => {
        each(scenes, ({ name, content }) => {
          for (const { type, verb = '', title, data = {}, associatedInputs, fallback } of actionsOf(content)) {
            if (OF_THE_CARD.includes(type)) continue;
            const ofProblem = name.startsWith('problem') ? 'x' : REQUEST_ID;
            assert.match(verb, /^[a-z]+\.[a-zA-Z]+$/);
            assert.equal(data.requestId, NO_REQUEST.includes(verb) ? undefined : ofProblem);
            assert.match(String(data.mark), UNMARKED.includes(verb) ? /^undefined$/ : markOn(name));
            assert.equal(associatedInputs, LEAVING.includes(verb) ? 'none' : undefined);
            const { style: _, ...other } = fallback ?? {};
            const inputs = associatedInputs === undefined ? {} : { associatedInputs };
            assert.deepEqual(other, { type: 'Action.Submit', title, ...inputs, data: { verb, ...data } });
          }
        });
      });

      it('has at most six buttons beside those of its list, two a row, that fit', () => {
        each(scenes, ({ name, content }) => {
          // What is folded away takes no room.
          const buttons = actionsOf(content, { folded: false }).filter((action) => !isOfList(action));
          assert.ok(buttons.length <= 6, name);
          for (const row of rowsOf(content)) {
            assert.ok(row.length === 1 || row.length === 2);
            assert.ok(rowWidth(row.map(({ title }) => title)) <= (row.length === 2 ? 28 : 33));
          }
        });
      });

      it('labels its inputs, and says what a required one needs', () => {
        each(scenes, ({ content }) => {
          for (const { type, label, title, isRequired, errorMessage } of nodesOf(content)) {
            // The title of a toggle is its label.
            if (String(type).startsWith('Input.')) assert.ok(type === 'Input.Toggle' ? title : label);
            if (isRequired) assert.ok(errorMessage);
          }
        });
      });

      it('folds away only what a button unfolds, and nothing that must be filled in', () => {
        each(scenes, ({ content }) => {
          const foldable = nodesOf(content).filter(({ isVisible }) => isVisible !== undefined);
          const targets = actionsOf(content).flatMap(({ targetElements = [] }) => targetElements);
          assert.deepEqual(
            foldable.map(({ id }) => id),
            targets,
          );
          const within = foldable.flatMap((node) => nodesOf({ title: '', card: node }));
          assert.ok(within.every(({ isRequired, regex }) => isRequired === undefined && regex === undefined));
        });
      });

      it('names each row that can be pressed by all that it says', () => {
        each(scenes, ({ content }) => {
          for (const { title, texts } of pressedRowsOf(content)) assert.equal(title, texts.join(' '));
        });
      });

      it('has no empty or unfinished text', () => {
        each(scenes, ({ content }) => {
          for (const text of textsOf(content)) {
            assert.match(text, /\S/);
            assert.doesNotMatch(text, /\$\{|undefined|\[object|NaN|Invalid Date|“”|‘’/);
          }
        });
      });
    });
  }

  for (const [kind, cast] of Object.entries({ hostile: HOSTILE, long: LONG })) {
    it(`every card, ${language}, shows ${kind} values as text`, () => {
      each(everyScene(cast, aReader(language)), ({ content }) => {
        for (const { type, text, value: _, ...bare } of nodesOf(content)) {
          if (type === 'TextBlock') assert.deepEqual(readMarkdown(String(text), { html: true }).elements, []);
          for (const shown of [text, bare.title, bare.label])
            assert.doesNotMatch(String(shown), /[\u202a-\u202e\u2066-\u2069]/);
        }
        assert.doesNotMatch(content.title, /[\u202a-\u202e\u2066-\u2069]/);
      });
    });
  }
}

it('every card, en, begins a sentence with a capital, and no other word, where a name is not known', () => {
  each(everyScene(ORDINARY.en, aReader('en', { audience: 'admin' })), ({ content }) => {
    for (const text of textsOf(content)) {
      assert.doesNotMatch(text, /(^|[.?!] )(the|an) (holder|guest|administrator)\b/);
      assert.doesNotMatch(text, /[a-z,;] (The holder|The guest|An administrator|Somebody)\b/);
    }
  });
});

describe('the templates', () => {
  it('name only verbs that some scene shows', () => {
    const folder = new URL('../../cards/', import.meta.url);
    const written = readdirSync(folder).flatMap((file) => {
      const text = readFileSync(new URL(file, folder), 'utf8');
      return [...text.matchAll(/"verb": "([\w.]+)"/g)].map(([, verb]) => verb);
    });
    const shown = everyScene(ORDINARY.en, aReader('en')).flatMap(({ content }) => verbsOf(content));
    assert.deepEqual(
      written.filter((verb = '') => !shown.includes(verb)),
      [],
    );
  });
});
