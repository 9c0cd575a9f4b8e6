import { z } from 'zod';
import type {
  AskedAdmins,
  ConversionDraft,
  ConversionForm,
  ConversionFormError,
  ConversionReview,
  ConversionStage,
} from '../domain/conversion/conversion-draft.ts';
import type { AccountCandidate } from '../domain/conversion/internal-account.ts';
import { StoredPresent } from './conversion-person-rows.ts';
import { StoredPreFlight } from './stored-pre-flight.ts';
import {
  readRow,
  type ShapeOf,
  StoredLanguage,
  StoredMoment,
  StoredReference,
  StoredRequestId,
  StoredUserId,
} from './stored-values.ts';

const FormErrors: z.ZodType<ConversionFormError> = z.discriminatedUnion('code', [
  z.object({ code: z.literal('person-missing') }),
  z.object({ code: z.literal('person-unknown'), text: z.string() }),
  z.object({ code: z.literal('too-many-people'), text: z.string() }),
  z.object({ code: z.literal('person-inexact'), text: z.string() }),
  z.object({ code: z.literal('checks-used-up'), max: z.int() }),
  z.object({ code: z.literal('external-missing') }),
  z.object({ code: z.literal('external-malformed'), text: z.string() }),
  z.object({ code: z.literal('sign-in-missing') }),
  z.object({ code: z.literal('sign-in-malformed'), text: z.string() }),
  z.object({ code: z.literal('message-too-long'), length: z.int(), max: z.int() }),
]);

const AccountShape = {
  id: StoredUserId,
  name: z.string(),
  userPrincipalName: z.string(),
} satisfies ShapeOf<ConversionReview['account']>;

const ReviewShape = {
  account: z.object(AccountShape),
  address: z.string(),
  signIn: z.string(),
  askerName: z.string(),
  present: StoredPresent.optional(),
  preFlight: StoredPreFlight,
  checkedAt: StoredMoment,
} satisfies ShapeOf<ConversionReview>;

const CandidateShape = {
  id: StoredUserId,
  displayName: z.string(),
  userPrincipalName: z.string(),
  department: z.string().optional(),
} satisfies ShapeOf<AccountCandidate>;

const FormShape = {
  personId: z.union([StoredUserId, z.literal('')]),
  person: z.string(),
  external: z.string(),
  signIn: z.string(),
  // A form of before had neither.
  message: z.string().default(''),
  language: z.union([StoredLanguage, z.literal('')]).default(''),
} satisfies ShapeOf<ConversionForm>;

const AskedShape = {
  at: StoredMoment,
  reached: z.int().optional(),
  remindedAt: StoredMoment.optional(),
  escalatedAt: StoredMoment.optional(),
  lapsedAt: StoredMoment.optional(),
} satisfies ShapeOf<AskedAdmins>;

const Rest = {
  id: StoredRequestId,
  reference: StoredReference,
  askerId: StoredUserId,
  form: z.object(FormShape),
  withoutTeams: z.object({ reason: z.string(), external: z.string(), signIn: z.string() }).optional(),
  askedAdmins: z.object(AskedShape).optional(),
  isNews: z.literal(true).optional(),
  dueAt: StoredMoment.optional(),
  isReadAnew: z.literal(true).optional(),
  version: z.int(),
  createdAt: z.date(),
} satisfies ShapeOf<Omit<DraftAt<'cancelled'>, 'stage'>>;

type DraftAt<Name extends ConversionStage['stage']> = Extract<ConversionDraft, { readonly stage: Name }>;

function draftAt<
  Name extends ConversionStage['stage'],
  Shape extends ShapeOf<Omit<DraftAt<Name>, 'stage' | keyof typeof Rest>>,
>(stage: Name, shape: Shape) {
  return z.object({ ...Rest, stage: z.literal(stage), ...shape });
}

/** One row a stage: a new stage does not compile until it can be read back. */
const DRAFTS: { readonly [Name in ConversionStage['stage']]: z.ZodType<DraftAt<Name>> } = {
  form: draftAt('form', { errors: z.array(FormErrors) }),
  choosing: draftAt('choosing', { candidates: z.array(z.object(CandidateShape)) }),
  checking: draftAt('checking', {
    since: StoredMoment,
    isLate: z.boolean().optional(),
    isByAdmin: z.literal(true).optional(),
  }),
  review: draftAt('review', { review: z.object(ReviewShape) }),
  asked: draftAt('asked', {}),
  cancelled: draftAt('cancelled', {}),
};

const Stages = z.enum(['form', 'choosing', 'checking', 'review', 'asked', 'cancelled']);

interface ConversionDraftRow {
  readonly id: string;
  readonly asker_id: string;
  readonly version: number;
  readonly stage: string;
  readonly created_at: Date;
  readonly body: unknown;
}

export function readConversionDraft(row: ConversionDraftRow): ConversionDraft {
  const { id, asker_id, version, stage, created_at, body } = row;
  const name = `conversion draft ${id}`;
  const rest = readRow(z.record(z.string(), z.unknown()), body, name);
  const known = readRow(Stages, stage, name);
  const whole = { ...rest, id, askerId: asker_id, version, stage, createdAt: created_at };
  return readRow<ConversionDraft>(DRAFTS[known], whole, name);
}

export function conversionDraftRow({ id, askerId, version, stage, createdAt, ...rest }: ConversionDraft) {
  return {
    id,
    asker_id: askerId,
    version,
    stage,
    checking_since: 'since' in rest ? rest.since : null,
    created_at: createdAt,
    body: JSON.stringify(rest),
  };
}
