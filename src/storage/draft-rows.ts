import { z } from 'zod';
import { ASKED_CHANGES } from '../domain/access-change/offered-changes.ts';
import { CHOICES } from '../domain/already-there.ts';
import type { Draft, FormError, FormValues, Review, ReviewedPerson, Stage, WantedChange } from '../domain/draft.ts';
import { ELIGIBILITY_RULES, type Finding } from '../domain/eligibility.ts';
import {
  readRow,
  type ShapeOf,
  StoredInvitationId,
  StoredLanguage,
  StoredMoment,
  StoredReference,
  StoredRequestId,
  StoredTeamId,
  StoredUserId,
} from './stored-values.ts';

const FormErrors: z.ZodType<FormError> = z.discriminatedUnion('code', [
  z.object({ code: z.literal('no-address') }),
  z.object({ code: z.literal('address-malformed'), text: z.string() }),
  z.object({ code: z.literal('too-many'), count: z.int(), max: z.int() }),
  z.object({ code: z.literal('message-too-long'), length: z.int(), max: z.int() }),
  z.object({ code: z.literal('team-not-chosen') }),
  z.object({ code: z.literal('sponsor-unknown') }),
  z.object({ code: z.literal('cc-malformed'), text: z.string() }),
]);

const FindingShape = z.object({
  code: z.enum(ELIGIBILITY_RULES.map(({ code }) => code)),
  severity: z.enum(['block', 'choice', 'warn', 'not-checked', 'info']),
});
/** Code and severity are looked at; a detail is what the rule of that code made of it, and comes back as it was. */
export const StoredFinding = z.custom<Finding>((finding) => FindingShape.safeParse(finding).success);

const Chosen = z.enum(CHOICES).exclude(['send-again']);
const ByAddress = z.record(z.string(), Chosen);

const WantedShape = {
  wanted: z.enum(ASKED_CHANGES),
  at: StoredMoment,
  address: z.string().optional(),
  findings: z.array(StoredFinding),
} satisfies ShapeOf<WantedChange>;

const PersonShape = {
  address: z.string(),
  name: z.string().optional(),
  standing: z.enum(['ready', 'already-there', 'blocked']),
  findings: z.array(StoredFinding),
  fine: z.int(),
  choices: z.array(z.enum(CHOICES)),
  choice: Chosen.optional(),
  accountId: StoredUserId.optional(),
  open: z.object({ invitationId: StoredInvitationId, isOwn: z.boolean(), mark: z.string() }).optional(),
  sentAgainAt: StoredMoment.optional(),
  change: z.object(WantedShape).optional(),
} satisfies ShapeOf<ReviewedPerson>;

const ReviewShape = {
  people: z.array(z.object(PersonShape)),
  audience: z.enum(['inviter', 'admin']),
  teamName: z.string().optional(),
  inviterName: z.string(),
  inviterAddress: z.string(),
  sponsorName: z.string().optional(),
  checkedAt: StoredMoment,
  mail: z.object({ from: z.string(), subject: z.string(), text: z.string() }).optional(),
} satisfies ShapeOf<Review>;
const Reviews: z.ZodType<Review> = z.object(ReviewShape);

const FormShape = {
  addresses: z.string(),
  teamId: z.union([StoredTeamId, z.literal('')]),
  message: z.string(),
  language: StoredLanguage,
  sponsorId: z.union([StoredUserId, z.literal('')]),
  cc: z.string(),
} satisfies ShapeOf<FormValues>;

const Rest = {
  id: StoredRequestId,
  reference: StoredReference,
  inviterId: StoredUserId,
  form: z.object(FormShape),
  teams: z.array(z.object({ id: StoredTeamId, name: z.string() })),
  mayInviteWithoutTeam: z.boolean(),
  askedFrom: z.literal('shared-channel').optional(),
  askedAdmins: z.object({ at: StoredMoment, reached: z.int().optional() }).optional(),
  version: z.int(),
  createdAt: z.date(),
} satisfies ShapeOf<Omit<DraftAt<'sent'>, 'stage'>>;

type DraftAt<Name extends Stage['stage']> = Extract<Draft, { readonly stage: Name }>;

function draftAt<Name extends Stage['stage'], Shape extends ShapeOf<Omit<DraftAt<Name>, 'stage' | keyof typeof Rest>>>(
  stage: Name,
  shape: Shape,
) {
  return z.object({ ...Rest, stage: z.literal(stage), ...shape });
}

/** One row a stage: a new stage does not compile until it can be read back. */
const DRAFTS: { readonly [Name in Stage['stage']]: z.ZodType<DraftAt<Name>> } = {
  form: draftAt('form', { errors: z.array(FormErrors) }),
  checking: draftAt('checking', {
    purpose: z.enum(['review', 'send']),
    since: StoredMoment,
    choices: ByAddress,
    seen: Reviews.optional(),
    isLate: z.boolean().optional(),
  }),
  review: draftAt('review', {
    review: Reviews,
    changed: z.boolean(),
    choices: ByAddress,
    opened: z.int().optional(),
  }),
  sent: draftAt('sent', {}),
  cancelled: draftAt('cancelled', {}),
};

const Stages = z.enum(['form', 'checking', 'review', 'sent', 'cancelled']);

interface DraftRow {
  readonly id: string;
  readonly inviter_id: string;
  readonly version: number;
  readonly stage: string;
  readonly created_at: Date;
  readonly body: unknown;
}

export function readDraft({ id, inviter_id, version, stage, created_at, body }: DraftRow): Draft {
  const name = `draft ${id}`;
  const rest = readRow(z.record(z.string(), z.unknown()), body, name);
  const known = readRow(Stages, stage, name);
  const whole = { ...rest, id, inviterId: inviter_id, version, stage, createdAt: created_at };
  return readRow<Draft>(DRAFTS[known], whole, name);
}

export function draftRow({ id, inviterId, version, stage, createdAt, ...rest }: Draft) {
  return {
    id,
    inviter_id: inviterId,
    version,
    stage,
    checking_since: 'since' in rest ? rest.since : null,
    created_at: createdAt,
    body: JSON.stringify(rest),
  };
}
