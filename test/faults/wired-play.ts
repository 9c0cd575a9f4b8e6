import { cardFor } from '../../src/bot/answers.ts';
import { readyPeople } from '../../src/domain/draft.ts';
import type { RequestId } from '../../src/domain/ids.ts';
import type { LedgerEntry } from '../../src/domain/ledger-entry.ts';
import { TEAMS } from '../../src/sandbox/tenant/contoso.ts';
import type { CardSubject } from '../../src/use-cases/card-subject.ts';
import type { Reading } from '../../src/use-cases/ports/ledger.ts';
import { INVITER } from '../support/builders.ts';
import { buttonsOf } from '../support/card-elements.ts';
import { ADDRESS } from '../support/house.ts';
import { type GraphExchange, linkIn } from '../support/journey.ts';
import { walkThrough } from '../support/scene.ts';
import { NOTICED, type WiredHouse } from './wired-house.ts';

/** An invitation at its end, and what it took. */
export interface Fared {
  readonly reading: Reading;
  /** Whether it waited for a press. */
  readonly wasAsked: boolean;
  readonly notice: 'sent' | 'unsure';
  readonly told: number;
  /** What came into the mailbox of the guest, and into that of the one more address. */
  readonly mails: number;
  readonly notices: number;
  /** Where the link of the mail led. */
  readonly landed: string;
  readonly writes: readonly Write[];
  readonly guests: readonly Guest[];
  readonly isInTeam: boolean;
  /** What the sweep would still do. */
  readonly isDue: boolean;
}

/** A write as it went over the wire. */
interface Write {
  readonly kind: 'invitation' | 'mail' | 'notice' | 'other';
  /** Done, and we were told. */
  readonly isAnswered: boolean;
}

interface Guest {
  readonly id: string;
  readonly mail: string | null;
  readonly externalUserState: string | null;
}

const ROUNDS = 60;
/** Beyond every time that the ledger waits for by itself, and below all that it counts in days. */
const ROUND_SECONDS = 61;

/** Form, check, `Send`, and whatever the card asks for; the guest accepts as soon as there is a mail. Jobs that fail are lost. */
export async function playInvitation(wired: WiredHouse): Promise<Fared> {
  const { house } = wired;
  const id = await house.review(wired.form);
  let [checks, sends, landed] = [1, 0, ''];
  let wasUnsure = false;
  for (let round = 0; round < ROUNDS && !(await isOver(wired, id)); round += 1) {
    await house.drain();
    const subject = await house.subject(id);
    const pressed = await pressOn(wired, id, subject);
    if (pressed === 'checked') checks += 1;
    if (pressed === 'sent') sends += 1;
    wasUnsure ||= pressed === 'settled';
    if (landed === '' && isMailed(subject)) landed = await acceptMail(wired);
    await passing(wired, 1);
  }
  return { wasAsked: wasUnsure || checks > 1 || sends > 1, landed, ...(await endOf(wired, id)) };
}

type Pressed = 'nothing' | 'checked' | 'sent' | 'settled';

/** What the card offers to whoever waits for it to go on. */
async function pressOn(wired: WiredHouse, id: RequestId, subject: CardSubject): Promise<Pressed> {
  const { useCases, markOf } = wired.house;
  if (subject.kind === 'draft') {
    if (subject.draft.stage !== 'review') return 'nothing';
    const press = { callerId: INVITER, requestId: id, mark: await markOf(id) };
    const isReady = readyPeople(subject.draft.review).length > 0;
    await (isReady ? useCases.sendDraft(press) : useCases.recheckDraft(press));
    return isReady ? 'sent' : 'checked';
  }
  if (subject.kind !== 'request' || subject.readings[0].invitation.state !== 'delivery-unknown') return 'nothing';
  // Nobody hurries: what would go out by itself would go out now.
  await passing(wired, 3);
  await settle(wired, id);
  return 'settled';
}

function isMailed(subject: CardSubject): boolean {
  return subject.kind === 'request' && subject.readings[0].invitation.state === 'delivered';
}

async function acceptMail(wired: WiredHouse): Promise<string> {
  const [mail] = await wired.mails(ADDRESS);
  if (!mail) return 'has no mail';
  await wired.arm('accepting');
  return walkThrough(linkIn(mail));
}

async function passing({ house }: WiredHouse, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    house.pass(ROUND_SECONDS);
    await house.sweep();
  }
}

async function isOver({ house }: WiredHouse, id: RequestId): Promise<boolean> {
  const subject = await house.subject(id);
  if (subject.kind !== 'request') return false;
  const [{ invitation }] = subject.readings;
  const { noticeAt, noticeFailed, toldAt, sponsorAt } = invitation.track;
  return (
    invitation.state === 'ready' && [noticeAt ?? noticeFailed, toldAt, sponsorAt].every((one) => one !== undefined)
  );
}

/** Both choices stand on the card; whoever has the mail says so, and to whoever has not it goes once more. */
async function settle(wired: WiredHouse, id: RequestId): Promise<void> {
  const { house } = wired;
  const card = cardFor(await house.subject(id), { language: 'en', audience: 'inviter', now: house.edges.clock() });
  const offered = buttonsOf(card).map(({ verb }) => verb);
  const missing = ['invitation.received', 'invitation.sendAgain'].filter((verb) => !offered.includes(verb));
  if (missing.length > 0) throw new Error(`the card does not offer ${missing.join(', ')}`);
  const press = { callerId: INVITER, requestId: id, mark: await house.markOf(id) };
  const isThere = (await wired.mails(ADDRESS)).length > 0;
  await (isThere ? house.useCases.markReceived(press) : house.useCases.sendAgain(press));
}

async function endOf(wired: WiredHouse, id: RequestId): Promise<Omit<Fared, 'wasAsked' | 'landed'>> {
  const { house } = wired;
  const reading = await house.reading(id);
  const [mails, notices, traffic, tenant] = await Promise.all([
    wired.mails(ADDRESS),
    wired.mails(NOTICED),
    wired.traffic(),
    wired.control('GET', 'tenant'),
  ]);
  const { users, groups } = tenant as {
    readonly users: readonly Guest[];
    readonly groups: readonly { readonly id: string; readonly members: readonly string[] }[];
  };
  const guests = users.filter(({ mail }) => mail === ADDRESS);
  const team = groups.find((group) => group.id === TEAMS.projectNorth);
  house.pass(1_000);
  const due = await house.edges.ledger.due(house.edges.clock(), 5);
  return {
    reading,
    notice: reading.invitation.track.noticeFailed ? 'unsure' : 'sent',
    told: house.told.length,
    mails: mails.length,
    notices: notices.length,
    writes: traffic.filter(({ method, url }) => method === 'POST' && !url.includes('$batch')).map(writeOf),
    guests,
    isInTeam: guests.every((guest) => team?.members.includes(guest.id)),
    isDue: due.invitations.length > 0,
  };
}

function writeOf({ url, requestBody, responseBody, status }: GraphExchange): Write {
  const isAnswered = status === 201 && responseBody !== null;
  return { kind: kindOf(url, JSON.stringify(requestBody)), isAnswered };
}

function kindOf(url: string, body: string): Write['kind'] {
  if (url.startsWith('/v1.0/invitations')) return 'invitation';
  if (!url.endsWith('/sendMail')) return 'other';
  return body.includes(NOTICED) ? 'notice' : 'mail';
}

type Promised = (fared: Fared) => boolean;

const PROMISES: Readonly<Record<string, Promised>> = {
  'it is ready': ({ reading }) => reading.invitation.state === 'ready',
  'nothing is left to do': ({ isDue }) => !isDue,
  'one guest': ({ guests }) => guests.length === 1,
  'the guest of the ledger': ({ guests, reading }) => guests[0]?.id === reading.invitation.track.guestId,
  'who has accepted': ({ guests }) => guests[0]?.externalUserState === 'Accepted',
  'and is in the team': ({ isInTeam }) => isInTeam,
  'the link that was given lives': ({ landed }) => landed.includes('/teams/'),
  'one mail': ({ mails }) => mails === 1,
  'every POST stands in the ledger': ({ writes, reading }) =>
    countOf(writes, 'invitation') === entriesOf(reading, 'inviting'),
  'one of them is answered': ({ writes }) => answeredOf(writes, 'invitation') === 1,
  'every mail stands in the ledger': ({ writes, reading }) => countOf(writes, 'mail') === entriesOf(reading, 'sending'),
  'every notice stands in the ledger': ({ writes, reading }) =>
    countOf(writes, 'notice') === entriesOf(reading, 'notice-sending'),
  'one notice': ({ notices, notice }) => (notice === 'sent' ? notices === 1 : notices <= 1),
  'the sponsor is set': ({ reading }) => reading.invitation.track.sponsorAt !== undefined,
  'the end is told once': ({ told }) => told === 1,
};

/** The promises of product 10 that were not kept, with what is known. */
export function brokenPromises(fared: Fared): readonly string[] {
  const broken = Object.keys(PROMISES).filter((promise) => !PROMISES[promise]?.(fared));
  return broken.length === 0 ? [] : [...broken, fared.reading.entries.map(({ kind }) => kind).join(' ')];
}

function countOf(writes: readonly Write[], kind: Write['kind']): number {
  return writes.filter((write) => write.kind === kind).length;
}

function answeredOf(writes: readonly Write[], kind: Write['kind']): number {
  return writes.filter((write) => write.kind === kind && write.isAnswered).length;
}

function entriesOf({ entries }: Reading, kind: LedgerEntry['kind']): number {
  return entries.filter((entry) => entry.kind === kind).length;
}
