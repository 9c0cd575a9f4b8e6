import type { ConversionEntry } from '../domain/conversion/conversion-entry.ts';
import type { ConversionPerson } from '../domain/conversion/conversion-person.ts';
import type { UserId } from '../domain/ids.ts';
import type { Sentences } from '../wording/sentences.ts';
import { sentences } from '../wording/wording.ts';
import { historyCard } from './history.ts';
import type { Reader } from './reader.ts';
import type { CardContent } from './render-card.ts';
import { nameIn } from './request-telling.ts';
import type { ConversionTold } from './shown-conversion.ts';

interface History extends ConversionTold {
  /** The people in it, as far as they are known. */
  readonly names: ReadonlyMap<UserId, string>;
}

interface Recounting {
  readonly words: Sentences;
  readonly name: string;
  readonly person: ConversionPerson | undefined;
  readonly address: string;
  readonly old: string;
  readonly personOf: (id: UserId) => string;
}

type Sayer<Kind extends ConversionEntry['kind']> = (
  entry: Extract<ConversionEntry, { readonly kind: Kind }>,
  recounting: Recounting,
) => string | undefined;

/** The history of one conversion, for those who administer. */
export function conversionHistoryCard({ conversion, entries, person, names }: History, reader: Reader): CardContent {
  const words = sentences(reader.language);
  const said = words.conversionHistory;
  const name = person ? nameIn(person) : words.unreachable.someone;
  const recounting: Recounting = {
    ...{ words, name, person },
    address: person?.address ?? said.theAddress,
    old: person?.mailBefore ?? said.oldValue,
    personOf: (id) => names.get(id) ?? words.history.somebody,
  };
  const lines = entries.map((entry) => ({ sentence: sentenceOf(entry, recounting), at: entry.at }));
  const { id: requestId, reference } = conversion;
  return historyCard({ requestId, reference, heading: said.heading({ name }), lines }, reader);
}

function sentenceOf(entry: ConversionEntry, recounting: Recounting): string | undefined {
  const say = SENTENCES[entry.kind] as Sayer<ConversionEntry['kind']> | 'silent';
  return say === 'silent' ? undefined : say(entry, recounting);
}

type Said = Sentences['conversionHistory'];
type ByPerson = {
  [Key in keyof Said]: Said[Key] extends (values: { readonly person: string }) => string ? Key : never;
};

/** What somebody did, where nothing but their name is said. */
function by(key: ByPerson[keyof Said]) {
  return (entry: { readonly by: UserId }, { words, personOf }: Recounting) =>
    words.conversionHistory[key]({ person: personOf(entry.by) });
}

/** Every kind of entry has its sentence, or is known to say nothing to a person: intentions, and what a machine tried again. */
const SENTENCES: { readonly [Kind in ConversionEntry['kind']]: Sayer<Kind> | 'silent' } = {
  requested: (entry, recounting) => by(entry.isInPrinciple ? 'askedInPrinciple' : 'asked')(entry, recounting),
  'agreed-in-principle': by('agreedInPrinciple'),
  'checked-again': by('checkedAgain'),
  'confirmation-asked': by('askedConfirmation'),
  'deciders-asked': 'silent',
  'deciders-reminded': (_, { words }) => words.conversionHistory.remindedAdmins,
  'decision-escalated': (_, { words }) => words.conversionHistory.escalated,
  confirmed: ({ by: id, ticked: { length: n } }, { words: { conversionHistory: said }, personOf }) => {
    const person = personOf(id);
    return n === 0 ? said.confirmed({ person }) : said.confirmedUnread({ person, n });
  },
  denied: ({ by: id }, { words: { conversionHistory: said }, person: kept, personOf }) => {
    const person = personOf(id);
    const reason = kept?.deniedBecause;
    return reason === undefined ? said.denied({ person }) : said.deniedBecause({ person, reason });
  },
  lapsed: ({ waitedFor }, { words, name }) =>
    waitedFor === 'holder'
      ? words.conversionHistory.lapsed.holder({ name })
      : words.conversionHistory.lapsed[waitedFor],
  withdrawn: by('withdrawn'),
  'holder-asked': (_, { words, name }) => words.conversionHistory.holderAsked({ name }),
  'holder-unreachable': ({ because }, { words, name }) => words.conversionHistory.unreachable[because]({ name }),
  'ask-again': by('askedAgain'),
  'holder-agreed': ({ isByPolicy }, { words: { conversionHistory: said }, name }) =>
    (isByPolicy ? said.agreedByPolicy : said.agreed)({ name }),
  'holder-refused': (_, { words, name }) => words.conversionHistory.refused({ name }),
  'code-asked': ({ by: id }, { words, personOf, address }) =>
    words.conversionHistory.codeAsked({ person: personOf(id), address }),
  'code-sending': 'silent',
  'code-put-off': 'silent',
  'code-sent': (_, { words }) => words.conversionHistory.codeSent,
  'code-failed': ({ because }, { words: { conversionHistory: said } }) =>
    because === 'unsure' ? said.codeUnsure : said.codeFailed,
  'code-wrong': by('codeWrong'),
  'holder-proven': ({ by: id }, { words, personOf, name, address }) =>
    words.conversionHistory.proven({ person: personOf(id), name, address }),
  'proof-waived': ({ by: id }, { words: { conversionHistory: said }, person: kept, personOf }) => {
    const person = personOf(id);
    const reason = kept?.withoutHolder;
    return reason === undefined ? said.waived({ person }) : said.waivedBecause({ person, reason });
  },
  'writing-mail': 'silent',
  'mail-put-off': 'silent',
  'mail-written': (_, { words, address }) => words.conversionHistory.mailWritten({ address }),
  'mail-refused': (_, { words }) => words.conversionHistory.mailRefused,
  'mail-seen': 'silent',
  'stopped-before-issue': ({ because }, { words: { conversionHistory: said } }) =>
    because === 'right-lost' ? said.stoppedByRight : said.stoppedByCheck,
  inviting: 'silent',
  'invite-put-off': 'silent',
  'invite-unsure': (_, { words }) => words.conversionHistory.inviteUnsure,
  issued: (_, { words }) => words.conversionHistory.issued,
  'invite-refused': (_, { words }) => words.conversionHistory.inviteRefused,
  strayed: ({ isRemoved }, { words: { conversionHistory: said } }) => (isRemoved ? said.strayRemoved : said.strayed),
  'link-shown': (_, { words, name }) => words.conversionHistory.linkShown({ name }),
  'routed-by-mail': (_, { words, name }) => words.conversionHistory.routedByMail({ name }),
  'link-sending': 'silent',
  'link-put-off': 'silent',
  'link-mailed': (_, { words, address }) => words.conversionHistory.linkMailed({ address }),
  'link-refused': ({ refusal }, { words: { conversionHistory: said }, address }) =>
    (refusal === 'unanswered' ? said.mailUnanswered : said.linkRefused)({ address }),
  'link-unsure': (_, { words, address }) => words.conversionHistory.linkUnsure({ address }),
  'link-again-asked': by('linkAgain'),
  'holder-reminding': 'silent',
  'holder-reminded': ({ reminder: k }, { words }) => words.conversionHistory.reminded({ k }),
  'reminders-stopped': by('remindersStopped'),
  'problem-reported': (_, { words, name }) => words.conversionHistory.problem({ name }),
  'stopped-after-issue': by('stopped'),
  'block-asked': by('blockAsked'),
  'sign-in-blocked': by('blocked'),
  'address-asked': by('addressAsked'),
  'block-ended': (_, { words }) => words.conversionHistory.blockEnded,
  'finish-asked': by('finish'),
  'account-gone': (_, { words }) => words.conversionHistory.accountGone,
  'link-wiped': (_, { words }) => words.conversionHistory.linkWiped,
  redeemed: (_, { words, name }) => words.conversionHistory.redeemed({ name }),
  verified: ({ result }, { words: { conversionHistory: said } }) => {
    switch (result) {
      case 'account-gone':
        return said.accountGone;
      case 'not-accepted':
        return said.notAccepted;
      case 'another-account':
        return said.anotherAccepted;
      case 'mismatch':
        return said.mismatch;
      default:
        return said.compared;
    }
  },
  'mail-back-asked': ({ by: id }, { words, personOf, old }) =>
    words.conversionHistory.mailBackAsked({ person: personOf(id), old }),
  'mail-back': (_, { words, old }) => words.conversionHistory.mailBack({ old }),
  'mail-back-refused': ({ refusal }, { words: { conversionHistory: said } }) =>
    refusal === 'unanswered' ? said.unanswered : said.mailBackRefused,
  'teams-link-asked': by('teamsLinkAsked'),
  'teams-link-sending': 'silent',
  'teams-link-put-off': 'silent',
  'teams-link-sent': (_, { words, address }) => words.conversionHistory.teamsLinkSent({ address }),
  'teams-link-failed': ({ because }, { words: { conversionHistory: said }, address }) => {
    // Nothing was tried: Teams does not open for them.
    if (because === 'not-wanted') return undefined;
    if (because === 'unanswered') return said.mailUnanswered({ address });
    return (because === 'unsure' ? said.teamsLinkUnsure : said.teamsLinkFailed)({ address });
  },
  'aftercare-asked': ({ step, by: id }, { words, personOf }) =>
    words.conversionHistory.careAsked[step]({ person: personOf(id) }),
  'aftercare-done': ({ step }, { words }) => words.conversionHistory.careDone[step],
  'aftercare-refused': ({ step, because }, { words: { conversionHistory: said } }) =>
    because === 'unanswered' ? said.unanswered : said.careRefused[step],
  closed: by('closed'),
  // The message says what stands above it.
  telling: 'silent',
  'person-forgotten': (_, { words }) => words.conversionHistory.forgotten,
};
