import type { ConversionEntry } from '../../src/domain/conversion/conversion-entry.ts';
import type { ConversionPerson } from '../../src/domain/conversion/conversion-person.ts';
import { replayConversion } from '../../src/domain/conversion/replay-conversion.ts';
import { DEFAULT_DECISION_DAYS } from '../../src/domain/decision.ts';
import type { InvitationId, Reference, UserId } from '../../src/domain/ids.ts';
import type { CardSubject } from '../../src/use-cases/card-subject.ts';
import { email, NOON, userId } from '../support/builders.ts';
import { KIM } from '../support/fresh-conversions.ts';
import { REQUEST, SAM } from './bot-rig.ts';

type Undated<Entry> = Entry extends unknown ? Omit<Entry, 'at'> : never;

const PERSON: ConversionPerson = {
  name: 'Kim Cho',
  userPrincipalName: 'kim@contoso.example',
  address: email('kim@fabrikam.example'),
  signIn: email('kim.cho@fabrikam.example'),
  isSynced: false,
  userType: 'Member',
  partner: 'Fabrikam',
  askerName: SAM.name,
  preFlight: { standing: 'ready', findings: [], fine: ['has-mailbox'] },
  licences: [],
};

/** Kim's account, asked for by Sam, after these entries. */
export function aConversionRequest(
  entries: readonly Undated<ConversionEntry>[] = [],
  person: Partial<ConversionPerson> = {},
): Extract<CardSubject, { kind: 'conversion-request' }> {
  const request = {
    id: REQUEST,
    invitationId: 'cccccccc-0000-4000-8000-000000000007' as InvitationId,
    reference: 'GL-7F3K-Q2' as Reference,
    askerId: SAM.id as UserId,
    accountId: KIM,
    requestedAt: NOON,
  };
  const dated = entries.map((entry) => ({ ...entry, at: NOON }) as ConversionEntry);
  const conversion = replayConversion(request, dated);
  return {
    kind: 'conversion-request',
    reading: { conversion, entries: dated, number: dated.length, person: { ...PERSON, ...person } },
    decisionDays: DEFAULT_DECISION_DAYS,
    fourEyes: true,
    organisation: 'Contoso',
    teamsAddress: 'https://teams.microsoft.com/?tenantId=99999999-0000-4000-8000-000000000001',
  };
}

const CONFIRMED = { kind: 'confirmed', by: userId(3), ticked: [] } as const;

/** From the question to the link. */
export const STEPS = {
  asked: [CONFIRMED, { kind: 'holder-asked' }],
  issued: [
    CONFIRMED,
    { kind: 'holder-asked' },
    { kind: 'holder-agreed' },
    { kind: 'inviting', attempt: 1, reason: 'first', clientRequestId: 'x' },
    { kind: 'issued', attempt: 1 },
  ],
} as const satisfies Readonly<Record<string, readonly Undated<ConversionEntry>[]>>;
