import { z } from 'zod';
import type { AccountPresent } from '../domain/conversion/conversion-draft.ts';
import type { Comparison, ConversionPerson, HeldThing, Snapshot } from '../domain/conversion/conversion-person.ts';
import { StoredPreFlight } from './stored-pre-flight.ts';
import { readRow, type ShapeOf, StoredLanguage, StoredMailbox, StoredMoment } from './stored-values.ts';

const HeldShape = {
  id: z.string(),
  name: z.string(),
  kind: z.enum(['group', 'nested-group', 'some-group', 'app', 'owned']),
  type: z.string().optional(),
} satisfies ShapeOf<HeldThing>;
const Things = z.array(z.object(HeldShape));

const UnreadShape = {
  part: z.enum(['groups', 'apps', 'owned']),
  permission: z.string().optional(),
} satisfies ShapeOf<Snapshot['unread'][number]>;
const Unread = z.array(z.object(UnreadShape));

const SnapshotShape = { takenAt: StoredMoment, things: Things, unread: Unread } satisfies ShapeOf<Snapshot>;

const ComparisonShape = {
  same: z.int(),
  gone: Things,
  added: Things,
  unread: Unread,
} satisfies ShapeOf<Comparison>;

const LicenceShape = {
  name: z.string(),
  byGroup: z.string().optional(),
} satisfies ShapeOf<ConversionPerson['licences'][number]>;

const PresentShape = {
  mailBefore: z.string().optional(),
  isSynced: z.boolean(),
  userType: z.enum(['Member', 'Guest']),
  partner: z.string(),
  holderLanguage: StoredLanguage.optional(),
  licences: z.array(z.object(LicenceShape)),
} satisfies ShapeOf<AccountPresent>;
export const StoredPresent = z.object(PresentShape);

const PersonShape = {
  ...PresentShape,
  name: z.string(),
  userPrincipalName: z.string(),
  address: StoredMailbox,
  signIn: StoredMailbox,
  askerName: z.string(),
  deciderName: z.string().optional(),
  deniedBecause: z.string().optional(),
  withoutTeams: z.string().optional(),
  message: z.string().optional(),
  hasLostMessage: z.literal(true).optional(),
  agreerName: z.string().optional(),
  withoutHolder: z.string().optional(),
  preFlight: StoredPreFlight,
  checkedAt: StoredMoment.optional(),
  directGroups: z.int().optional(),
  directApps: z.int().optional(),
  snapshot: z.object(SnapshotShape).optional(),
  comparison: z.object(ComparisonShape).optional(),
  provider: z.string().optional(),
  signedInAt: z.string().optional(),
} satisfies ShapeOf<ConversionPerson>;
const StoredPerson: z.ZodType<ConversionPerson> = z.object(PersonShape);

/** Null once it was wiped. */
export function readPerson(body: unknown, conversionId: string): ConversionPerson | undefined {
  return body === null ? undefined : readRow(StoredPerson, body, `person of conversion ${conversionId}`);
}

export function personColumns(person: ConversionPerson) {
  return {
    body: JSON.stringify(person),
    has_snapshot: person.snapshot !== undefined,
    has_message: person.message !== undefined,
  };
}
