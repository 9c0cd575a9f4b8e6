import { z } from 'zod';
import { PEOPLE_MAX, typedText } from '../domain/draft.ts';
import { parseInvitationId, parseRequestId, type RequestId } from '../domain/ids.ts';
import type { Language } from '../domain/language.ts';
import type { Press, PressOutcome } from '../use-cases/press-outcome.ts';
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

export interface CardActionRow {
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

export type CardActionRows = Readonly<Record<string, CardActionRow>>;

export const SAYS = { does: 'words', hasInputs: false } as const;
export const LOOKS = { does: 'look', hasInputs: false } as const;
export const ACTS = { does: 'act', hasInputs: false } as const;
/** What is done on a conversion, or on somebody's access, begins with whether the presser still may. */
export const CONVERTS = { ...ACTS, asksDirectory: true } as const;

const requestId = idBy(parseRequestId);
const Id = z.object({ requestId });
const Card = z
  .object({ requestId, mark: z.string().max(64).optional(), invitation: idBy(parseInvitationId).optional() })
  .transform(({ invitation: invitationId, ...on }) => ({ ...on, ...(invitationId && { invitationId }) }));

/** What somebody typed; a field that was left alone does not come along. */
export const typed = z.string().default('');
export const Person = z.object({ person: z.int().min(0).max(PEOPLE_MAX) });
export const Address = z.object({ address: typed });
export const Reason = z.object({ reason: typed });

/** The id that a card carries, for a button whose verb is not known any more. */
export function requestIdIn(data: unknown): RequestId | undefined {
  return Id.safeParse(data).data?.requestId;
}

/** What was typed may come along to fill the form; it is read as a typed line is. */
export function textIn(data: unknown): string {
  return z.object({ text: z.string().max(320).transform(typedText) }).safeParse(data).data?.text ?? '';
}

/** The use-cases that ask for nothing but the press. */
type PressName = {
  [Name in keyof BotUseCases]: BotUseCases[Name] extends (press: Press) => Promise<PressOutcome> ? Name : never;
}[keyof BotUseCases];

export function pressOf(name: PressName): CardActionRow['parse'] {
  return pressWith(z.object({}), (uses, press) => uses[name](press));
}

/** A press with what else its card carries. */
export function pressWith<Given extends object>(
  schema: z.ZodType<Given>,
  run: (uses: BotUseCases, press: Press & Given) => Promise<PressOutcome>,
): CardActionRow['parse'] {
  return (data, uses) => {
    const on = Card.safeParse(data).data;
    const given = schema.safeParse(data).data;
    return on && given && { kind: 'press', on, run: (press) => run(uses, { ...press, ...given }) };
  };
}

/** A text that is an id of this kind. */
export function idBy<Id extends string>(parse: (text: string) => Id | undefined) {
  return z.string().transform((text, issues): Id => {
    const id = parse(text);
    if (id) return id;
    issues.addIssue({ code: 'custom', message: 'not an id' });
    return z.NEVER;
  });
}
