import assert from 'node:assert/strict';
import { conversionClosingCard } from '../../src/cards/conversion-closing.ts';
import type { AftercareRefusal, AftercareStep } from '../../src/domain/conversion/conversion-entry.ts';
import type { Comparison, ConversionPerson } from '../../src/domain/conversion/conversion-person.ts';
import type { Language } from '../../src/domain/language.ts';
import { actionsOf, headingsOf, nodesOf, rowsOf, textsOf, verbsOf, wordsOf } from './read-card.ts';
import { aReader, INVITER_ID, LINK, ORDINARY, REQUEST_ID } from './scenes.ts';
import { aConversionPerson, aShown, CONVERTED, type ConversionStep, WAY } from './shown-casts.ts';

const DAY_MS = 86_400_000;
const SAME: Comparison = { same: 15, gone: [], added: [], unread: [] };

function closingOf(more: Partial<ConversionPerson> = {}, language: Language = 'en', isClosed = false) {
  const person = aConversionPerson(ORDINARY[language], more);
  const steps = isClosed ? [...WAY.verified, CONVERTED.closed] : WAY.verified;
  return conversionClosingCard(aShown(ORDINARY[language], steps, { as: 'asker', person }), aReader(language));
}

/** Pressed and settled since; each an hour after the one before. */
function afterPresses(
  presses: readonly ConversionStep[],
  {
    language = 'en',
    now,
    ...more
  }: Partial<ConversionPerson> & {
    readonly language?: Language;
    readonly now?: Date;
    readonly replacesPassword?: boolean;
  } = {},
) {
  const { replacesPassword, ...about } = more;
  const person = aConversionPerson(ORDINARY[language], about);
  const shown = aShown(ORDINARY[language], [...WAY.verified, ...presses], { as: 'asker', person, replacesPassword });
  const reader = aReader(language);
  return conversionClosingCard(shown, { ...reader, now: now ?? reader.now });
}

function asked(step: AftercareStep): ConversionStep {
  return { kind: 'aftercare-asked', step, by: INVITER_ID, clientRequestId: 'x' };
}

function done(step: AftercareStep): readonly ConversionStep[] {
  return [asked(step), { kind: 'aftercare-done', step }];
}

const LINK_SENT: readonly ConversionStep[] = [
  { kind: 'teams-link-sending', mail: 1, clientRequestId: 't' },
  { kind: 'teams-link-sent', mail: 1 },
];

function group(name: string, id = name) {
  return { id, name, kind: 'group' as const };
}

/** What can be done; who did what can always be looked at. */
function pressesOf(card: Parameters<typeof verbsOf>[0]): readonly string[] {
  return verbsOf(card).filter((verb) => verb !== 'conversion.history');
}

describe('the last card of a conversion', () => {
  it('says step by step what came of it, and what is left', () => {
    const licences = [{ name: 'Microsoft 365 E3', byGroup: 'Staff' }, { name: 'Power BI Pro' }];
    const content = closingOf({ comparison: SAME, provider: 'google.com', signedInAt: 'fabrikam.example', licences });
    assert.deepEqual(
      textsOf(content).filter((text) => !['✓', '·', '→'].includes(text)),
      [
        'The account of Ann Lee is converted; 5 steps need you',
        'Ann Lee',
        'ann.lee@contoso.example',
        'External address: ann.lee@fabrikam.example',
        'Ann Lee accepted on 20 Nov, 18:00; sign-in provider as read: Google',
        'Same account: the object ID is unchanged',
        'Groups, app assignments and owned objects: the same 15 · gone 0 · new 0',
        'mail and sign-in agree: fabrikam.example',
        'The link to Teams for Contoso is being sent to ann.lee@fabrikam.example',
        'Old sessions may still be open for a while.',
        'End the old sessions',
        'User type is still Member. Guest means guest rights and billing by monthly active users. Decide with the licence owner.',
        'Change user type to Guest',
        'Left for you',
        '(1) Remove licences that are no longer needed, the mailbox first: Microsoft 365 E3 (from the group “Staff”) and Power BI Pro (assigned directly)',
        '(2) Replace the internal password by a random one; it may still work for on-premises resources. Guestlist does not do this here.',
        '(3) Tell the owners of on-premises systems: once it is replaced, the internal password no longer works there.',
        'Reference GL-7F3K-Q2',
        'Mark as done',
        'History',
      ],
    );
    assert.equal(nodesOf(content).filter(({ text }) => text === '✓').length, 4);
  });

  it('says it in Korean', () => {
    const words = wordsOf(closingOf({ comparison: SAME, provider: 'ExternalAzureAD' }, 'ko'));
    assert.match(words, /^이안나 님의 계정을 전환했습니다\. 남은 단계 4개가 있습니다\n/);
    assert.match(words, /읽은 로그인 공급자: Microsoft Entra\n/);
    assert.match(words, /그대로 15 · 없어짐 0 · 새로 생김 0/);
  });

  it('lists what is gone, what is new, and what could not be read and why', () => {
    const comparison: Comparison = {
      same: 3,
      gone: [group('Sales'), group('', 'id-of-a-group'), { id: 'd-1', name: '', kind: 'owned', type: 'device' }],
      added: Array.from({ length: 10 }, (_, index) => group(`Team ${index}`)),
      unread: [
        { part: 'apps', permission: 'Application.Read.All' },
        { part: 'apps', permission: 'Application.Read.All' },
        { part: 'groups', permission: 'Application.Read.All' },
        { part: 'owned' },
      ],
    };
    const words = wordsOf(closingOf({ comparison }));
    assert.match(
      words,
      /the same 3 · gone 3 · new 10\nGone: Sales, id-of-a-group and device d-1\nNew: Team 0, .*Team 7 and 2 more\n/,
    );
    assert.match(
      words,
      /\nNot readable: app assignments and groups \(needs Application\.Read\.All\)\nNot readable: owned objects\n/,
    );
    assert.doesNotMatch(words, /fail/i);
  });

  it('never claims what was not read', () => {
    const words = wordsOf(closingOf());
    assert.match(words, /; sign-in provider not readable\n/);
    assert.match(words, /Groups, app assignments and owned objects were not compared\n/);
    assert.match(words, /not readable\. Ask Ann Lee whether Teams opens\./);
    assert.doesNotMatch(words, /agree|the same|Same account/);
  });

  it('says of another domain, which somebody has accepted, that they have', () => {
    const person = aConversionPerson(ORDINARY.en, { signedInAt: 'northwind.example', withoutTeams: 'Files only.' });
    const steps = [...WAY.delivered, CONVERTED.redeemed, CONVERTED.asAccepted];
    const shown = aShown(ORDINARY.en, steps, { as: 'asker', person });
    const words = wordsOf(conversionClosingCard(shown, aReader('en')));
    assert.match(words, /They signed in at northwind\.example; as was accepted before, Teams does not let them in\n/);
    assert.doesNotMatch(words, /agree/);
  });

  it('leaves to a person what the account needs: a guest no type, a synchronised account its own directory', () => {
    const guest = wordsOf(closingOf({ userType: 'Guest', isSynced: true }));
    assert.match(guest, /^The account of Ann Lee is converted; 3 steps need you/);
    assert.doesNotMatch(guest, /User type|licences|Guestlist does not do this/);
    assert.match(guest, /\(1\) Set the password to a random GUID in the on-premises directory\./);
  });

  it('is closed by a press on what was read, and has no button for what is not done here', () => {
    assert.deepEqual(pressesOf(closingOf()), ['conversion.sessions', 'conversion.guest', 'conversion.done']);
    const last = rowsOf(closingOf()).at(-1) ?? [];
    assert.deepEqual(
      last.map(({ verb, style, data }) => [verb, style, data]),
      [
        ['conversion.done', 'positive', { requestId: REQUEST_ID, mark: 'conversion-aftercare-open' }],
        ['conversion.history', undefined, { requestId: REQUEST_ID }],
      ],
    );
  });

  it('says of the address of Teams whether it went out, and sends it again by a press', () => {
    const words = (...presses: readonly ConversionStep[]) => wordsOf(afterPresses(presses));
    assert.match(words(...LINK_SENT), /\nLink to Teams for Contoso sent to ann\.lee@fabrikam\.example\n20 Nov, /);
    const [sending] = LINK_SENT;
    assert.ok(sending);
    assert.match(words(sending), /\n→\nThe link to Teams for Contoso is being sent/);
    const failed = (because: 'unsure' | 'mailbox-not-found') =>
      words(sending, { kind: 'teams-link-failed', mail: 1, because });
    assert.match(failed('unsure'), /\n·\nThe link to Teams for Contoso may have gone out to/);
    assert.match(failed('mailbox-not-found'), /\n✕\nThe link to Teams for Contoso could not be sent to/);
    const again = actionsOf(afterPresses(LINK_SENT)).find(({ verb }) => verb === 'conversion.teamsLink');
    assert.deepEqual(again?.data, { requestId: REQUEST_ID, mark: 'conversion-aftercare-open-0' });
    const under = afterPresses([...LINK_SENT, { kind: 'teams-link-asked', by: INVITER_ID }]);
    assert.ok(!pressesOf(under).includes('conversion.teamsLink'));
  });

  it('shows each step as it stands, and offers only what is still open', () => {
    const now = afterPresses([asked('sessions'), asked('guest')]);
    assert.match(wordsOf(now), /\n→\nThe old sessions are being ended\n→\nThe user type is being changed to Guest\n/);
    assert.deepEqual(pressesOf(now), []);
    const all = afterPresses([...LINK_SENT, ...done('sessions'), ...done('guest'), ...done('password')], {
      replacesPassword: true,
    });
    assert.match(wordsOf(all), /^The account of Ann Lee is converted; 1 step needs you\n/);
    assert.match(wordsOf(all), /\n✓\nOld sessions ended as far as Microsoft allows \(20 Nov, /);
    assert.match(wordsOf(all), /\n✓\nUser type is Guest since 21 Nov; one press takes it back until 21 Dec\n/);
    assert.match(wordsOf(all), /\n✓\nInternal password replaced by a random one\n/);
    assert.match(wordsOf(all), /\(1\) Tell .* the internal password no longer works there\.\n/);
    assert.deepEqual(pressesOf(all), ['conversion.member', 'conversion.done', 'conversion.teamsLink']);
    const [member] = actionsOf(all);
    assert.equal(member?.data?.mark, 'conversion-aftercare-open-3');
  });

  it('takes the user type back for thirty days, and offers it anew then', () => {
    const late = new Date(aReader('en').now.getTime() + 40 * DAY_MS);
    const guest = afterPresses(done('guest'), { now: late });
    assert.ok(!pressesOf(guest).includes('conversion.member'));
    assert.match(wordsOf(guest), /User type is Guest since [^;\n]+\n/);
    const closed = afterPresses([...done('guest'), CONVERTED.closed]);
    assert.match(wordsOf(closed), /; one press takes it back until 20 Dec\n/);
    assert.deepEqual(pressesOf(closed), ['conversion.member']);
    assert.ok(
      !pressesOf(afterPresses([...done('guest'), CONVERTED.closed], { now: late })).includes('conversion.member'),
    );
    const back = afterPresses([...done('guest'), ...done('member')]);
    assert.match(wordsOf(back), /User type is Member again since 20 Nov\n/);
    assert.doesNotMatch(wordsOf(back), /is Guest since/);
    assert.ok(pressesOf(back).includes('conversion.guest'));
  });

  it('says why a step was not done, what to do, and offers it again', () => {
    const because: readonly AftercareRefusal[] = [
      ...(['permission-missing', 'refused', 'account-gone', 'owns-teams'] as const),
      ...(['has-role', 'synced', 'right-lost'] as const),
    ];
    for (const language of ['en', 'ko'] as const) {
      for (const step of ['sessions', 'guest', 'member', 'password'] as const) {
        for (const refusal of because) {
          const refused: ConversionStep = { kind: 'aftercare-refused', step, because: refusal };
          const before = step === 'member' ? done('guest') : [];
          const card = afterPresses([...before, asked(step), refused], { replacesPassword: true, language });
          assert.match(wordsOf(card), /\n✕\n/);
          assert.ok(pressesOf(card).includes(`conversion.${step}`), `${step} ${refusal}`);
        }
      }
    }
    const guest = afterPresses([asked('guest'), { kind: 'aftercare-refused', step: 'guest', because: 'owns-teams' }]);
    assert.match(
      wordsOf(guest),
      /\n✕\nUser type is still Member\nThe account owns teams, and guests cannot own a team\.\nWhat to do: /,
    );
  });

  it('offers to replace the password only where the policy says so and it is ours to do', () => {
    const on = afterPresses([], { replacesPassword: true });
    assert.ok(pressesOf(on).includes('conversion.password'));
    assert.doesNotMatch(wordsOf(on), /Guestlist does not do this here/);
    const synced = afterPresses([], { replacesPassword: true, isSynced: true });
    assert.ok(!pressesOf(synced).includes('conversion.password'));
    assert.match(wordsOf(synced), /\) Set the password to a random GUID in the on-premises directory\./);
    const closed = afterPresses([CONVERTED.closed], { replacesPassword: true });
    assert.match(
      wordsOf(closed),
      /\) User type is still Member\n.*\n.*\) Replace the internal password .* resources\.\n/,
    );
    assert.deepEqual(pressesOf(closed), []);
  });

  it('says who has marked it as done, and keeps the rest', () => {
    const closed = closingOf({ comparison: SAME }, 'en', true);
    assert.equal(headingsOf(closed)[0], 'The account of Ann Lee is converted and marked as done');
    assert.match(wordsOf(closed), /the same 15 .*Left for you\n.*\nMarked as done by Dana Cho on 20 Nov\.\n/s);
    assert.deepEqual(verbsOf(closed), ['conversion.history']);
    assert.match(wordsOf(closingOf({}, 'ko', true)), /^이안나 님의 계정 전환을 완료로 표시했습니다\n/);
  });

  it('names nobody once what was kept is removed, and shows no link whatever is handed in', () => {
    const removed = aShown(ORDINARY.en, [...WAY.verified, CONVERTED.closed], { as: 'asker', person: undefined });
    const content = conversionClosingCard({ ...removed, link: LINK }, aReader('en'));
    assert.equal(content.title, 'The account of the holder is converted and marked as done');
    assert.match(wordsOf(content), /\nThe holder has accepted\n.*\nMarked as done by an administrator on 20 Nov\.\n/s);
    assert.doesNotMatch(JSON.stringify(content), /@|Ann|Dana|login\.microsoftonline/);
  });
});
