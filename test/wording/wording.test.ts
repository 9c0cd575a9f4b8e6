import assert from 'node:assert/strict';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { sentences } from '../../src/wording/wording.ts';

interface Said {
  readonly path: string;
  readonly text: string;
}

/** Stands for any values: each one reads as its own name between marks, a list as one such value, a truth as either. */
function marked(truth: boolean): object {
  return new Proxy(
    {},
    {
      get: (_, key) => {
        if (typeof key === 'symbol') return undefined;
        if (/^(is|has|may)[A-Z]/.test(key)) return truth;
        return key === 'owners' ? [`⟦${key}⟧`] : `⟦${key}⟧`;
      },
    },
  );
}

const AUDIENCES = ['inviter', 'admin'] as const;

function* everySentence(node: unknown, path: string): Generator<Said> {
  if (typeof node === 'string') yield { path, text: node };
  if (typeof node === 'function') {
    for (const audience of AUDIENCES) {
      for (const truth of [true, false])
        yield* everySentence(node(marked(truth), audience), `${path}(${audience},${truth})`);
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
    const { form, review, notes } = sentences('en');
    assert.match(form.errorsTop({ n: 1 }), /^1 entry needs/);
    assert.match(form.errorsTop({ n: 2 }), /^2 entries need/);
    assert.match(review.warned({ name: 'Ann', n: 1 }), /1 warning$/);
    assert.match(review.warned({ name: 'Ann', n: 2 }), /2 warnings$/);
    assert.match(notes.listedLate({ hours: 7 }), /7 hours/);
  });
});

describe('findings', () => {
  it('name nobody where the owners or the team are not known', () => {
    for (const language of LANGUAGES) {
      const { sentence, cure } = sentences(language).findings['not-team-owner']({ team: '', owners: [] }, 'inviter');
      assert.doesNotMatch(`${sentence} ${cure}`, /“”|‘’|\(\)/);
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
