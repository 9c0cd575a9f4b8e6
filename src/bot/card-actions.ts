import { z } from 'zod';
import type { AftercareStep } from '../domain/conversion/conversion-entry.ts';
import { PEOPLE_MAX, typedText } from '../domain/draft.ts';
import { parseInvitationId, parseRequestId, parseUserId, type RequestId } from '../domain/ids.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import type { Press, PressOutcome } from '../use-cases/press-outcome.ts';
import type { SubmittedForm } from '../use-cases/submit-form.ts';
import type { BotUseCases } from './bot-use-cases.ts';
import type { Effect } from './reception.ts';
import type { ConversionAsked } from './start-form.ts';

/** What a button asks for, its data parsed. Data come from a client: ids and inputs only, and the ledger decides. */
export type CardAction =
  | { readonly kind: 'press'; readonly on: PressedCard; readonly run: (press: Press) => Promise<PressOutcome> }
  | { readonly kind: 'start'; readonly text: string }
  | { readonly kind: 'start-conversion'; readonly asked: ConversionAsked }
  | { readonly kind: 'choose-language'; readonly language: Language }
  | { readonly kind: 'help' };

/** Which card it was, and what it showed. */
type PressedCard = Omit<Press, 'callerId'>;

interface CardActionRow {
  /** `trigger: automatic` never reaches an act. */
  readonly does: Effect;
  /** Reads the directory for its answer, which may take its time. */
  readonly asksDirectory?: boolean;
  /** Keeps what was typed on the card when the act fails: the answer is a line, not a card. */
  readonly hasInputs: boolean;
  /** It is decided by whose account it is alone: one that is to be converted may count as a guest already. */
  readonly isForHolder?: boolean;
  /** Stands on a message that never becomes a copy of the living card. */
  readonly isApart?: boolean;
  /** Undefined for data that no card of ours carries. */
  readonly parse: (data: unknown, useCases: BotUseCases) => CardAction | undefined;
}

const requestId = idBy(parseRequestId);
const Id = z.object({ requestId });
const Card = z
  .object({ requestId, mark: z.string().max(64).optional(), invitation: idBy(parseInvitationId).optional() })
  .transform(({ invitation: invitationId, ...on }) => ({ ...on, ...(invitationId && { invitationId }) }));
const Person = z.object({ person: z.int().min(0).max(PEOPLE_MAX) });
const Chosen = z.object({ choice: z.enum(['add', 'only-add', 'new-link']) });
const typed = z.string().default('');
const Typed = z.object({ addresses: typed, team: typed, message: typed, language: typed, sponsor: typed, cc: typed });
const Conversion = z.object({
  ...{ person: typed, personTyped: typed, external: typed, signIn: typed },
  ...{ message: typed, language: typed },
});
const Account = z.object({ account: idBy(parseUserId) });
const Address = z.object({ address: typed });
const Reason = z.object({ reason: typed });
/** Beside another reason on the same card. */
const Waiver = z.object({ why: typed }).transform(({ why }) => ({ reason: why }));
const Code = z.object({ code: typed });
const Confirmation = z
  .looseObject({ name: typed })
  .transform(({ name, ...others }) => ({ name, ticks: ticksAmong(others) }));

const SAYS = { does: 'words', hasInputs: false } as const;
const LOOKS = { does: 'look', hasInputs: false } as const;
const ACTS = { does: 'act', hasInputs: false } as const;
/** What is done on a conversion, or on somebody's access, begins with whether the presser still may; its holder's answer, with whose account it is. */
const CONVERTS = { ...ACTS, asksDirectory: true } as const;
const ANSWERS = { ...ACTS, isForHolder: true } as const;

/** Every verb that a card can carry. */
export const CARD_ACTIONS = {
  'invitation.start': { ...ACTS, asksDirectory: true, parse: parseStart },
  'invitation.check': { ...ACTS, hasInputs: true, parse: parseForm },
  'invitation.cancel': { ...ACTS, parse: pressOf('cancelDraft') },
  'invitation.change': { ...ACTS, parse: pressOf('changeDraft') },
  'invitation.recheck': { ...ACTS, parse: pressOf('recheckDraft') },
  'invitation.send': { ...ACTS, parse: pressOf('sendDraft') },
  'invitation.person': { ...ACTS, parse: personPressOf('openPerson') },
  'invitation.list': { ...ACTS, parse: pressOf('openList') },
  'invitation.choose': { ...ACTS, parse: parseChoice },
  'invitation.ask': { ...ACTS, parse: pressOf('askAdmins') },
  'invitation.resend': { ...ACTS, asksDirectory: true, parse: personPressOf('resendLink') },
  'invitation.show': { ...LOOKS, parse: pressOf('showRequest') },
  'invitation.sendAgain': { ...ACTS, parse: pressOf('sendAgain') },
  'invitation.received': { ...ACTS, parse: pressOf('markReceived') },
  'invitation.handOver': { ...ACTS, parse: pressOf('handOver') },
  'invitation.newLink': { ...ACTS, parse: pressOf('newLink') },
  'invitation.history': { ...LOOKS, parse: pressOf('showHistory') },
  'link.passedOn': { ...ACTS, isApart: true, parse: pressOf('passOn') },
  'link.mail': { ...ACTS, isApart: true, parse: pressOf('mailInstead') },
  'link.microsoft': { ...ACTS, isApart: true, parse: pressOf('microsoftMail') },
  'conversion.start': { ...CONVERTS, parse: parseConversionStart },
  'conversion.startFor': { ...CONVERTS, parse: parseConversionStartFor },
  'conversion.check': { ...CONVERTS, hasInputs: true, parse: conversionFormOf('submitConversion') },
  'conversion.same': { ...CONVERTS, hasInputs: true, parse: conversionFormOf('sameSignIn') },
  'conversion.pick': { ...CONVERTS, parse: parsePick },
  'conversion.change': { ...CONVERTS, parse: pressOf('changeConversion') },
  'conversion.recheck': { ...CONVERTS, parse: pressOf('recheckConversion') },
  'conversion.recheckFor': { ...CONVERTS, parse: pressOf('checkForConverter') },
  'conversion.cancel': { ...CONVERTS, parse: pressOf('cancelConversion') },
  'conversion.inviteSignIn': { ...CONVERTS, parse: pressOf('inviteSignIn') },
  'conversion.override': { ...CONVERTS, hasInputs: true, parse: reasonedPressOf('goOnWithoutTeams') },
  'conversion.ask': { ...CONVERTS, parse: pressOf('askForConfirmation') },
  'conversion.askAgreement': { ...CONVERTS, parse: pressOf('askForAgreement') },
  'conversion.agreeInPrinciple': { ...CONVERTS, parse: pressOf('agreeInPrinciple') },
  'conversion.checkAgreed': { ...CONVERTS, parse: pressOf('checkAgreed') },
  'conversion.askNow': { ...CONVERTS, parse: pressOf('askNow') },
  'conversion.confirm': { ...CONVERTS, hasInputs: true, parse: parseConfirmation },
  'conversion.deny': { ...CONVERTS, hasInputs: true, parse: reasonedPressOf('denyConversion') },
  'conversion.withdraw': { ...CONVERTS, parse: pressOf('withdrawConversion') },
  'conversion.agree': { ...ANSWERS, parse: pressOf('agreeConversion') },
  'conversion.refuse': { ...ANSWERS, parse: pressOf('refuseConversion') },
  'conversion.askAgain': { ...CONVERTS, parse: pressOf('askHolderAgain') },
  'conversion.code': { ...CONVERTS, hasInputs: true, parse: reasonedPressOf('askForCode') },
  'conversion.checkCode': { ...CONVERTS, hasInputs: true, parse: parseCode },
  'conversion.noProof': { ...CONVERTS, hasInputs: true, parse: reasonedPressOf('waiveProof', Waiver) },
  'conversion.linkAgain': { ...CONVERTS, parse: pressOf('sendLinkAgain') },
  'conversion.mailBack': { ...CONVERTS, parse: pressOf('askMailBack') },
  'conversion.history': { ...LOOKS, asksDirectory: true, parse: pressOf('showConversionHistory') },
  'conversion.problem': { ...ANSWERS, parse: pressOf('reportProblem') },
  'conversion.done': { ...CONVERTS, parse: pressOf('closeConversion') },
  'conversion.teamsLink': { ...CONVERTS, parse: pressOf('askTeamsLink') },
  'conversion.stopReminding': { ...CONVERTS, parse: pressOf('stopReminding') },
  'conversion.changeAddress': { ...CONVERTS, hasInputs: true, parse: parseAddressOfConversion },
  'conversion.block': { ...CONVERTS, parse: pressOf('askToBlock') },
  'conversion.finish': { ...CONVERTS, parse: pressOf('finishConversion') },
  'conversion.sessions': { ...CONVERTS, parse: aftercareOf('sessions') },
  'conversion.guest': { ...CONVERTS, parse: aftercareOf('guest') },
  'conversion.member': { ...CONVERTS, parse: aftercareOf('member') },
  'conversion.password': { ...CONVERTS, parse: aftercareOf('password') },
  'change.askReset': { ...CONVERTS, parse: personPressOf('askReset') },
  'change.askAddress': { ...CONVERTS, hasInputs: true, parse: parseAddress },
  'change.askRestore': { ...CONVERTS, parse: personPressOf('askRestore') },
  'change.confirm': { ...CONVERTS, parse: pressOf('confirmChange') },
  'change.deny': { ...CONVERTS, hasInputs: true, parse: reasonedPressOf('denyChange') },
  'change.withdraw': { ...CONVERTS, parse: pressOf('withdrawChange') },
  'language.choose': { ...ACTS, parse: parseLanguageChoice },
  'help.show': { ...SAYS, parse: () => ({ kind: 'help' }) },
} as const satisfies Readonly<Record<string, CardActionRow>>;

export type Verb = keyof typeof CARD_ACTIONS;

export function cardActionRow(verb: string): CardActionRow | undefined {
  return Object.hasOwn(CARD_ACTIONS, verb) ? CARD_ACTIONS[verb as Verb] : undefined;
}

/** The id that a card carries, for a button whose verb is not known any more. */
export function requestIdIn(data: unknown): RequestId | undefined {
  return Id.safeParse(data).data?.requestId;
}

type PressName =
  | 'cancelDraft'
  | 'changeDraft'
  | 'recheckDraft'
  | 'sendDraft'
  | 'openList'
  | 'askAdmins'
  | 'showRequest'
  | 'sendAgain'
  | 'markReceived'
  | 'handOver'
  | 'newLink'
  | 'showHistory'
  | 'passOn'
  | 'mailInstead'
  | 'microsoftMail'
  | 'changeConversion'
  | 'recheckConversion'
  | 'checkForConverter'
  | 'cancelConversion'
  | 'inviteSignIn'
  | 'askForConfirmation'
  | 'askForAgreement'
  | 'agreeInPrinciple'
  | 'checkAgreed'
  | 'askNow'
  | 'withdrawConversion'
  | 'agreeConversion'
  | 'refuseConversion'
  | 'askHolderAgain'
  | 'askMailBack'
  | 'showConversionHistory'
  | 'reportProblem'
  | 'closeConversion'
  | 'sendLinkAgain'
  | 'askTeamsLink'
  | 'askToBlock'
  | 'stopReminding'
  | 'finishConversion'
  | 'confirmChange'
  | 'withdrawChange';

function pressOf(name: PressName): CardActionRow['parse'] {
  return (data, useCases) => {
    const on = Card.safeParse(data).data;
    return on && { kind: 'press', on, run: (press) => useCases[name](press) };
  };
}

function aftercareOf(step: AftercareStep): CardActionRow['parse'] {
  return (data, useCases) => {
    const on = Card.safeParse(data).data;
    return on && { kind: 'press', on, run: (press) => useCases.askAftercare({ ...press, step }) };
  };
}

function personPressOf(name: 'openPerson' | 'resendLink' | 'askReset' | 'askRestore'): CardActionRow['parse'] {
  return (data, useCases) => {
    const on = Card.safeParse(data).data;
    const where = Person.safeParse(data).data;
    return on && where && { kind: 'press', on, run: (press) => useCases[name]({ ...press, ...where }) };
  };
}

function parseAddress(data: unknown, useCases: BotUseCases): CardAction | undefined {
  const on = Card.safeParse(data).data;
  const where = Person.safeParse(data).data;
  const given = Address.safeParse(data).data;
  const isWhole = on && where && given;
  return isWhole && { kind: 'press', on, run: (press) => useCases.askAddress({ ...press, ...where, ...given }) };
}

function parseAddressOfConversion(data: unknown, useCases: BotUseCases): CardAction | undefined {
  const on = Card.safeParse(data).data;
  const given = Address.safeParse(data).data;
  return on && given && { kind: 'press', on, run: (press) => useCases.askAddressOfConversion({ ...press, ...given }) };
}

function parseChoice(data: unknown, useCases: BotUseCases): CardAction | undefined {
  const on = Card.safeParse(data).data;
  const where = Person.safeParse(data).data;
  const chosen = Chosen.safeParse(data).data;
  const isWhole = on && where && chosen;
  return isWhole && { kind: 'press', on, run: (press) => useCases.choosePerson({ ...press, ...where, ...chosen }) };
}

function parseForm(data: unknown, useCases: BotUseCases): CardAction | undefined {
  const on = Card.safeParse(data).data;
  const form: SubmittedForm | undefined = Typed.safeParse(data).data;
  return on && form && { kind: 'press', on, run: (press) => useCases.submitForm({ ...press, form }) };
}

function parseStart(data: unknown): CardAction {
  return { kind: 'start', text: textIn(data) };
}

function parseConversionStart(data: unknown): CardAction {
  return { kind: 'start-conversion', asked: { text: textIn(data) } };
}

/** What was typed may come along to fill the form; it is read as a typed line is. */
function textIn(data: unknown): string {
  return z.object({ text: z.string().max(320).transform(typedText) }).safeParse(data).data?.text ?? '';
}

function parseConversionStartFor(data: unknown): CardAction | undefined {
  const chosen = Account.safeParse(data).data;
  return chosen && { kind: 'start-conversion', asked: { text: '', accountId: chosen.account } };
}

function conversionFormOf(name: 'submitConversion' | 'sameSignIn'): CardActionRow['parse'] {
  return (data, useCases) => {
    const on = Card.safeParse(data).data;
    const form = Conversion.safeParse(data).data;
    return on && form && { kind: 'press', on, run: (press) => useCases[name]({ ...press, form }) };
  };
}

function parsePick(data: unknown, useCases: BotUseCases): CardAction | undefined {
  const on = Card.safeParse(data).data;
  const picked = Account.safeParse(data).data;
  return on && picked && { kind: 'press', on, run: (press) => useCases.pickAccount({ ...press, ...picked }) };
}

function reasonedPressOf(
  name: 'goOnWithoutTeams' | 'denyConversion' | 'askForCode' | 'waiveProof' | 'denyChange',
  typedIn: typeof Reason | typeof Waiver = Reason,
): CardActionRow['parse'] {
  return (data, useCases) => {
    const on = Card.safeParse(data).data;
    const why = typedIn.safeParse(data).data;
    return on && why && { kind: 'press', on, run: (press) => useCases[name]({ ...press, ...why }) };
  };
}

function parseCode(data: unknown, useCases: BotUseCases): CardAction | undefined {
  const on = Card.safeParse(data).data;
  const given = Code.safeParse(data).data;
  return on && given && { kind: 'press', on, run: (press) => useCases.checkCode({ ...press, ...given }) };
}

function parseConfirmation(data: unknown, useCases: BotUseCases): CardAction | undefined {
  const on = Card.safeParse(data).data;
  const given = Confirmation.safeParse(data).data;
  return on && given && { kind: 'press', on, run: (press) => useCases.confirmConversion({ ...press, ...given }) };
}

const TICK = 'tick-';

/** The rows that were ticked; a toggle that was left alone says `false`. */
function ticksAmong(inputs: Readonly<Record<string, unknown>>): readonly string[] {
  const ticked = Object.keys(inputs).filter((input) => input.startsWith(TICK) && inputs[input] === 'true');
  return ticked.map((input) => input.slice(TICK.length));
}

function parseLanguageChoice(data: unknown): CardAction | undefined {
  const parsed = z.object({ language: z.enum(LANGUAGES) }).safeParse(data).data;
  return parsed && { kind: 'choose-language', language: parsed.language };
}

/** A text that is an id of this kind. */
function idBy<Id extends string>(parse: (text: string) => Id | undefined) {
  return z.string().transform((text, issues): Id => {
    const id = parse(text);
    if (id) return id;
    issues.addIssue({ code: 'custom', message: 'not an id' });
    return z.NEVER;
  });
}
