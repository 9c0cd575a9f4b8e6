import assert from 'node:assert/strict';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { sentences } from '../../src/wording/wording.ts';

interface Said {
  readonly path: string;
  readonly text: string;
}

/** Stands for any values: each one reads as its own name between marks, but for those that are given. */
function marked(given: Values): object {
  return new Proxy(given, {
    get: (values, key) => {
      if (typeof key === 'symbol') return undefined;
      return key in values ? values[key] : `⟦${key}⟧`;
    },
  });
}

type Values = Readonly<Record<string, unknown>>;

const AUDIENCES = ['inviter', 'admin'] as const;

// Values that a sentence looks into: every one that there is.
const CHOSEN: Readonly<Record<string, readonly Values[]>> = {
  'findings.not-team-owner': [{ owners: ['⟦owners⟧'] }, { owners: [] }, { owners: ['⟦owners⟧'], team: '' }],
  'findings.group-takes-no-guests': ['members-by-rule', 'synced', 'role-assignable', 'hidden-membership'].map(
    (cause) => ({ cause }),
  ),
  'findings.sponsor-unfit': [
    { cause: 'not-found', person: '' },
    ...['not-found', 'disabled', 'outsider'].map((cause) => ({ cause })),
  ],
  'findings.domain-looks-alike': [
    { kind: 'letters', a: '⟦a⟧', b: '⟦b⟧' },
    { kind: 'ending', a: '⟦a⟧', b: '⟦b⟧' },
  ].map((difference) => ({ difference })),
  'findings.deleted': [true, false].map((isInternal) => ({
    isInternal,
    deletedAt: '2026-11-20T12:00:00Z',
    until: '2026-12-20T12:00:00Z',
  })),
  'findings.no-entra-home': [
    { hasCodes: true, isFederated: false },
    { hasCodes: false, isFederated: false },
    { hasCodes: true, isFederated: true },
  ],
  'notChecked.permission': [{ isNeeded: true }, { isNeeded: false }],
  'conversionFindings.mail-missing': [{ isWritable: true }, { isWritable: false }, { isCuredByUs: true }].map(
    (found) => ({ isCuredByUs: false, ...found }),
  ),
  'conversionFindings.mail-differs': [{ isWritable: true }, { isWritable: false }, { isCuredByUs: true }].map(
    (found) => ({ isCuredByUs: false, ...found }),
  ),
  'conversionFindings.has-mailbox': [
    { from: 'person' },
    { from: 'unknown' },
    { from: 'group' },
    { from: 'group', group: '⟦group⟧' },
  ].map((source) => ({ source })),
  'conversionFindings.mailbox-plan-by-group': [{}, { group: undefined }],
  'conversionFindings.mailbox-without-licence': [undefined, 'shared', 'room', 'equipment', 'other'].map((kind) => ({
    kind,
  })),
  'conversionFindings.mailbox-recently-removed': [
    {},
    { proxy: undefined },
    { plan: undefined },
    { proxy: undefined, plan: undefined },
  ],
  'conversionFindings.already-invited': [{}, { since: undefined }],
  'conversionFindings.already-external': [
    {},
    { since: undefined },
    { provider: undefined },
    { since: undefined, provider: undefined },
    ...['ExternalAzureAD', 'MicrosoftAccount', 'google.com', 'mail'].map((provider) => ({ provider })),
  ],
  'conversionFindings.address-taken': [{ kind: 'user' }, { kind: 'group' }],
  'conversionFindings.address-characters': [{}, { char: '+' }],
  'conversionFindings.sign-in-domain-differs': [{ withoutTeams: undefined }, { withoutTeams: 'x' }],
  'conversionFindings.conditional-access-may-lock-out': [
    'compliant-device',
    'joined-device',
    'approved-app',
    'app-protection',
    'block',
  ].map((asks) => ({ asks })),
  'conversionFindings.never-convert': [{ kind: 'listed' }, { kind: 'synchronisation' }],
  'conversionFindings.holds-role': several('roles'),
  'conversionFindings.eligible-for-role': several('roles'),
  'conversionFindings.in-role-group': several('groups'),
  'conversionFindings.dynamic-groups': several('groups'),
  'conversionFindings.owns-apps': several('apps'),
  'conversionFindings.owns-teams': several('teams').flatMap((teams) =>
    [[], ['⟦sole⟧']].map((sole) => ({ ...teams, sole })),
  ),
  'handingOn.otherGroups': several('groups'),
  'agreement.agreed': [[], ['mailbox'], ['mailbox', 'role']].map((taken) => ({ taken })),
  'closing.gone': several('things'),
  'closing.added': several('things'),
  'closing.accepted': [
    {},
    ...['ExternalAzureAD', 'MicrosoftAccount', 'google.com', 'mail'].map((provider) => ({ provider })),
  ],
  'closing.licences': [[{ name: '⟦licence⟧' }, { name: '⟦licence⟧', byGroup: '⟦group⟧' }]].map((licences) => ({
    licences,
  })),
  'closing.unread': [{ parts: ['groups', 'apps', 'owned'] }],
  'closing.unreadAlone': [{ parts: ['groups'] }],
  'conversionConfirm.keptList': [
    {},
    { groups: undefined },
    { apps: undefined },
    { groups: undefined, apps: undefined },
    { groups: 1, apps: 1 },
  ],
  'conversionTroubles.changed': [
    { what: [] },
    { what: ['mail-differs'] },
    { what: ['mail-missing', 'mail-differs', 'holds-role', 'has-mailbox'] },
  ],
  'conversionTroubles.strayed': [{ isRemoved: true }, { isRemoved: false }],
  'conversionNotChecked.permission': [{ mustBeRead: true }, { mustBeRead: false }],
  'conversionNotChecked.noAnswer': [{ mustBeRead: true }, { mustBeRead: false }],
};

/** One, two, and more than a card shows. */
function several(key: string): readonly Values[] {
  return [1, 2, 12].map((count) => ({ [key]: Array(count).fill(`⟦${key}⟧`) }));
}

/** The findings of a conversion are for administrators, and get a way to write days in place of an audience. */
const sameDay = (iso: string): string => iso;

function* everySentence(node: unknown, path: string): Generator<Said> {
  if (typeof node === 'string') yield { path, text: node };
  if (typeof node === 'function') {
    for (const audience of AUDIENCES) {
      for (const [index, values] of (CHOSEN[path.slice(3)] ?? [{}]).entries())
        yield* everySentence(
          node(marked(values), path.includes('.conversionFindings.') ? sameDay : audience),
          `${path}(${audience},${index})`,
        );
    }
  }
  if (typeof node === 'object' && node !== null) {
    for (const [key, member] of Object.entries(node)) yield* everySentence(member, `${path}.${key}`);
  }
}

function all(language: Language): readonly Said[] {
  return [...everySentence(sentences(language), language)];
}

function placeholdersOf(language: Language): ReadonlyMap<string, readonly string[]> {
  return new Map(
    all(language).map(({ path, text }) => [
      path.slice(language.length),
      [...new Set([...text.matchAll(/⟦(\w+)⟧/g)].map(([, name]) => name ?? ''))].toSorted(),
    ]),
  );
}

describe('the languages', () => {
  it('say the same with the same values', () => {
    assert.deepEqual(placeholdersOf('ko'), placeholdersOf('en'));
  });

  it('leave no sentence empty', () => {
    for (const language of LANGUAGES) {
      for (const { path, text } of all(language)) assert.match(text, /\S/, path);
    }
  });

  it('have a word for each value', () => {
    for (const language of LANGUAGES) {
      const faults = all(language).filter(({ text }) => /undefined|null|NaN|\[object|\(\)|“”|‘’/.test(text));
      assert.deepEqual(faults, []);
    }
  });

  it('are what they are called', () => {
    const hangul = all('en').filter(({ text }) => /[\uac00-\ud7a3]/.test(text));
    assert.deepEqual(hangul, []);
    // Names that stay as they are, and nothing else, may stand without Hangul in Korean.
    const latin = all('ko').filter(({ text }) => !/[\uac00-\ud7a3]/.test(text));
    assert.deepEqual(
      latin.map(({ text }) => text.replace(/⟦\w+⟧/g, '')).filter((text) => /[a-z]/i.test(text)),
      [],
    );
  });
});

describe('the Korean sentences', () => {
  it('never let a particle touch a value', () => {
    // What changes with the sound before it; 의, 에, 에게, 에서, 까지, 부터 and 만 do not (design 1.5).
    const touching = /⟧[’”)]? ?(은|는|이|가|을|를|과|와|으로|로|이나|나|아|야|이라고|라고|이라|라|이며|며)(?![가-힣])/;
    // A value in brackets leaves the noun before it its particle.
    const inBrackets = /[가-힣]\([^()]*⟧[^()]*\)(은|는|이|가|을|를|과|와|으로|로)/;
    const faults = all('ko').filter(({ text }) => touching.test(text) && !inBrackets.test(text));
    assert.deepEqual(faults, []);
  });

  it('never write both forms of a particle', () => {
    assert.deepEqual(
      all('ko').filter(({ text }) => /[은을이와]\([는를가과]\)|\(으\)로/.test(text)),
      [],
    );
  });

  it('speak formally and without “you”', () => {
    assert.deepEqual(
      all('ko').filter(({ text }) => /당신|귀하|하십시오|(해|어|아|네|예|에|지|죠)요[.?]/.test(text)),
      [],
    );
  });

  it('call people by name and 님', () => {
    assert.deepEqual(
      all('ko').filter(({ text }) => /⟦name⟧(?! 님)/.test(text)),
      [],
    );
  });

  it('use the words of the glossary', () => {
    const avoided = /상환|재초대|만료|사인인|라이센스|메세지|디렉토리|초청|장치|멤버|오너|접근/;
    assert.deepEqual(
      all('ko').filter(({ text }) => avoided.test(text)),
      [],
    );
  });

  it('quote with their own marks', () => {
    assert.deepEqual(
      all('ko').filter(({ text }) => /[“”"']/.test(text)),
      [],
    );
  });
});

describe('the English sentences', () => {
  it('use the words of the glossary and apologise for nothing', () => {
    const avoided =
      /\b(redeem|expired?|error|oops|sorry|please wait|unexpected|click|organization|resend|re-invite)\b|!/i;
    assert.deepEqual(
      all('en').filter(({ text }) => avoided.test(text)),
      [],
    );
  });

  it('use typographic quotes', () => {
    assert.deepEqual(
      all('en').filter(({ text }) => /["']/.test(text)),
      [],
    );
  });

  it('count one as one', () => {
    const { form, review, notes, checking, reviewMany, preFlight, closing } = sentences('en');
    assert.match(form.errorsTop({ n: 1 }), /^1 entry needs/);
    assert.match(form.errorsTop({ n: 2 }), /^2 entries need/);
    assert.match(review.warned({ ready: 'Ready', n: 1 }), /1 warning$/);
    assert.match(review.warned({ ready: 'Ready', n: 2 }), /2 warnings$/);
    assert.match(notes.listedLate({ hours: 7 }), /7 hours/);
    assert.match(checking.headingMany({ n: 1 }), /1 address$/);
    assert.match(checking.headingMany({ n: 2 }), /2 addresses$/);
    assert.equal(reviewMany.send({ n: 1 }), 'Send 1 invitation');
    assert.equal(reviewMany.sendAndAdd({ n: 2, added: 1 }), 'Send 2 invitations, add 1');
    assert.equal(reviewMany.add({ n: 1 }), 'Add 1 person to the team');
    assert.match(preFlight.unread({ name: 'Ann', n: 1 }), /1 point could/);
    assert.match(preFlight.unread({ name: 'Ann', n: 2 }), /2 points could/);
    assert.match(closing.headingPart({ name: 'Ann', n: 1 }), /; 1 step needs you$/);
    assert.match(closing.headingPart({ name: 'Ann', n: 2 }), /; 2 steps need you$/);
  });
});

describe('findings', () => {
  it('name nobody where the owners or the team are not known', () => {
    for (const language of LANGUAGES) {
      const { sentence, cure } = sentences(language).findings['not-team-owner']({ team: '', owners: [] }, 'inviter');
      assert.doesNotMatch(`${sentence} ${cure}`, /“”|‘’|\(\)/);
    }
  });

  it('tell an inviter nothing of the directory but their own team', () => {
    // The name of somebody who is being invited is what the inviter typed.
    const typed = /\.(automatic-redemption|code-mail-off)\./;
    const held = /⟦(name|account|guestId|owner|person)⟧|2026|blocked from signing in|차단된 계정/;
    for (const language of LANGUAGES) {
      const told = all(language).filter(({ path, text }) => path.includes('.findings.') && held.test(text));
      const codes = [...new Set(told.map(({ path }) => path.replace(/^\w+\.findings\.([\w-]+).*/, '$1')))].toSorted();
      assert.deepEqual(codes, [
        'a-colleague',
        'address-of-a-contact',
        'address-of-a-group',
        'already-a-guest',
        'already-in-team',
        'an-external-member',
        'automatic-redemption',
        'code-mail-off',
        'colleague-blocked',
        'deleted',
        'guest-blocked',
        'other-mail-elsewhere',
        'sponsor-unfit',
      ]);
      assert.deepEqual(
        told.filter(({ path }) => path.includes('(inviter') && !typed.test(path.replace('(', '.'))),
        [],
      );
    }
  });

  it('say in which way one domain is like another', () => {
    const found = { domain: 'fabrlkam.example', known: 'fabrikam.example' };
    const said = (difference: { readonly kind: 'letters' | 'ending'; readonly a: string; readonly b: string }) =>
      LANGUAGES.map(
        (language) => sentences(language).findings['domain-looks-alike']({ ...found, difference }, 'inviter').sentence,
      );
    const [en, ko] = said({ kind: 'letters', a: 'l', b: 'i' });
    assert.equal(en, 'fabrlkam.example looks like fabrikam.example but is not the same: “l” instead of “i”.');
    assert.equal(ko, 'fabrlkam.example 도메인은 fabrikam.example 도메인과 비슷하지만 다릅니다. 차이: ‘i’ 대신 ‘l’');
    assert.match(
      said({ kind: 'ending', a: 'net', b: 'example' }).join(),
      /ending net instead of example.*example 대신 net$/,
    );
  });

  it('write the days of a deleted account in the language', () => {
    const found = { name: 'Ann', isInternal: false, deletedAt: '2026-11-20T12:00:00Z', until: '2026-12-20T12:00:00Z' };
    const en = sentences('en').findings.deleted(found, 'admin');
    assert.match(`${en.sentence} ${en.cure}`, /deleted on 20 Nov 2026\..*until 20 Dec 2026\)/);
    const ko = sentences('ko').findings.deleted(found, 'admin');
    assert.match(`${ko.sentence} ${ko.cure}`, /2026년 11월 20일에 삭제.*\(2026년 12월 20일까지 가능\)/);
  });

  it('say of the bin whose account holds the address', () => {
    const found = { name: 'Gil', deletedAt: '2026-11-20T12:00:00Z', until: '2026-12-20T12:00:00Z' };
    const said = (isInternal: boolean) =>
      LANGUAGES.map((language) => sentences(language).findings.deleted({ ...found, isInternal }, 'admin').sentence);

    const [en, ko] = said(true);
    assert.equal(en, 'An internal account of Gil holds this address and was deleted on 20 Nov 2026.');
    assert.match(ko ?? '', /내부 계정/);
    assert.match(said(false).join(), /was a guest.*게스트였으나/);
  });

  it('promise a limit to nobody whose form alone goes beyond it, and no calendar day', () => {
    const found = { sent: 0, open: 0, max: 20, domain: 'fabrikam.example' };
    for (const language of LANGUAGES) {
      const { findings } = sentences(language);
      const said = [
        findings['inviter-limit-reached'](found, 'inviter'),
        findings['domain-limit-reached'](found, 'inviter'),
        findings['tenant-limit-reached'](found, 'inviter'),
        findings['check-limit-reached'](found, 'inviter'),
      ];
      for (const { sentence, cure } of said) {
        assert.match(sentence, /20/);
        assert.doesNotMatch(`${sentence} ${cure}`, /today|tomorrow|오늘|내일/i);
      }
    }
    assert.equal(
      sentences('en').findings['inviter-limit-reached']({ sent: 18, max: 20 }, 'inviter').sentence,
      'With those before it on this form, this would be more than the 20 invitations that you may send in 24 hours (18 so far).',
    );
  });

  it('promise an email code only where there are codes, and SAML only where it is set up', () => {
    const said = (hasCodes: boolean, isFederated: boolean) =>
      LANGUAGES.map(
        (language) =>
          sentences(language).findings['no-entra-home']({ domain: 'x.example', hasCodes, isFederated }, 'inviter')
            .sentence,
      ).join();

    assert.match(said(true, false), /email code.*이메일 일회용 암호/);
    assert.doesNotMatch(said(false, false), /code|암호|SAML/);
    assert.match(said(true, true), /SAML.*SAML/);
    assert.doesNotMatch(said(true, true), /code|암호/);
  });

  it('claim that nobody can come in by hand only of a team where that is so', () => {
    for (const [cause, isSo] of [
      ['members-by-rule', true],
      ['synced', true],
      ['role-assignable', false],
      ['hidden-membership', false],
    ] as const) {
      const { sentence } = sentences('en').findings['group-takes-no-guests']({ team: 'X', cause }, 'inviter');
      assert.equal(sentence.startsWith('Nobody can be added to “X” by hand: '), isSo, cause);
    }
  });

  it('name a conversion that stands in the way to administrators alone', () => {
    for (const isStopped of [true, false])
      for (const language of LANGUAGES) {
        const found = { address: 'kim@fabrikam.example', isStopped, reference: 'GL-4M8P-R6' };
        const said = (audience: 'inviter' | 'admin') =>
          Object.values(sentences(language).findings['account-being-converted'](found, audience)).join();
        assert.match(said('admin'), /GL-4M8P-R6/);
        assert.doesNotMatch(said('inviter'), /GL-/);
      }
  });

  it('say how to mend a plus sign', () => {
    const found = { code: 'address-characters', text: 'a+b@x.example', char: '+' } as const;
    assert.match(
      sentences('en').findings['address-characters'](found, 'inviter').cure ?? '',
      /without “\+” and what follows/,
    );
    assert.match(sentences('ko').findings['address-characters'](found, 'inviter').cure ?? '', /‘\+’와 그 뒤를 뺀/);
  });
});

describe('the findings of a conversion', () => {
  const day = (iso: string) => `day of ${iso}`;

  it('write days as they are given, and nothing where none is known', () => {
    const { 'already-invited': said } = sentences('en').conversionFindings;
    assert.equal(
      said({ since: '2026-11-20T12:00:00Z' }, day).sentence,
      'This account already has a B2B invitation, issued day of 2026-11-20T12:00:00Z, not accepted yet.',
    );
    assert.doesNotMatch(said({}, day).sentence, /issued|day of/);
  });

  it('call a plan and a role as the admin centre does, and one that they do not know as it is', () => {
    const plan = (language: Language, name: string) =>
      sentences(language).conversionFindings['mailbox-plan-by-group']({ plan: name, group: 'Sales' }, day).sentence;
    assert.match(plan('en', 'EXCHANGE_S_ENTERPRISE'), /Exchange Online \(Plan 2\)/);
    assert.match(plan('ko', 'EXCHANGE_S_ENTERPRISE'), /Exchange Online \(Plan 2\)/);
    assert.match(plan('en', 'EXCHANGE_S_NEWER'), /EXCHANGE_S_NEWER/);
    const roles = ['Global Administrator', 'Someone’s own role'];
    const role = (language: Language) => sentences(language).conversionFindings['holds-role']({ roles }, day).sentence;
    assert.equal(role('en'), 'The account holds 2 directory roles: Global Administrator and Someone’s own role.');
    assert.match(role('ko'), /전역 관리자.*Someone’s own role/);
  });

  it('list no more than a few of very many', () => {
    const apps = Array.from({ length: 30 }, (_, index) => `App ${index + 1}`);
    const said = (language: Language) => sentences(language).conversionFindings['owns-apps']({ apps }, day).sentence;
    assert.match(said('en'), /App 8 and 22 more\./);
    assert.match(said('ko'), /App 8 외 22개/);
    assert.doesNotMatch(`${said('en')}${said('ko')}`, /App 9/);
  });

  it('offer to trust a device, which an app is not', () => {
    const found = { policy: 'Managed', partner: 'Fabrikam' };
    const { 'conditional-access-may-lock-out': said } = sentences('en').conversionFindings;
    assert.match(said({ ...found, asks: 'joined-device' }, day).cure ?? '', /Trust the device claims of Fabrikam/);
    assert.doesNotMatch(said({ ...found, asks: 'approved-app' }, day).cure ?? '', /[Tt]rust/);
    assert.match(said({ ...found, asks: 'block' }, day).sentence, /blocks people of Fabrikam/);
  });

  it('promise an act of Guestlist only where it holds the permission', () => {
    for (const language of LANGUAGES) {
      const promised = all(language).filter(
        ({ path, text }) =>
          path.includes('.conversionFindings.') && /Guestlist (changes|writes)|Guestlist가 mail을/.test(text),
      );
      assert.deepEqual(
        promised.map(({ path }) => path.slice(language.length)),
        ['mail-missing', 'mail-differs'].flatMap((code) =>
          AUDIENCES.map((audience) => `.conversionFindings.${code}(${audience},2).cure`),
        ),
      );
    }
  });
});

describe('the sentences of a conversion that was asked for', () => {
  it('name each thing that has changed once', () => {
    const [en, ko] = LANGUAGES.map((language) => sentences(language).conversionTroubles.changed);
    const what = ['mail-missing', 'mail-differs', 'holds-role'] as const;
    assert.equal(
      en?.({ what }).sentence,
      'Stopped before sending: mail and a directory role have changed since the confirmation. Nothing was converted.',
    );
    assert.match(en?.({ what: ['mail-differs'] }).sentence ?? '', /: mail has changed since/);
    assert.match(ko?.({ what }).sentence ?? '', /변경된 항목: mail 속성 및 디렉터리 역할\./);
  });

  it('say what cannot be counted', () => {
    const [en, ko] = LANGUAGES.map((language) => sentences(language).conversionConfirm.keptList);
    assert.match(en?.({ groups: 1, apps: 2 }) ?? '', /^Object ID, 1 group and 2 app assignments given directly, /);
    assert.match(en?.({ groups: 3, apps: undefined }) ?? '', /3 groups and the app assignments .*\(not counted\)/);
    assert.match(en?.({ groups: undefined, apps: 1 }) ?? '', /the groups \(not counted\) and 1 app assignment given/);
    assert.match(ko?.({ groups: 12, apps: undefined }) ?? '', /그룹 12개와 앱 할당\(개수 확인 안 됨\), /);
  });
});
