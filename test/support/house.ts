import { botUseCases, type Edges, jobHandlers } from '../../src/app.ts';
import type { BotUseCases } from '../../src/bot/bot-use-cases.ts';
import type { Review } from '../../src/domain/draft.ts';
import {
  type InvitationId,
  parseInvitationId,
  type Reference,
  type RequestId,
  type UserId,
} from '../../src/domain/ids.ts';
import type { Job } from '../../src/domain/job.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { changeMark, conversionRequestMark, deliveryMark, draftMark } from '../../src/domain/press-mark.ts';
import { DEFAULT_KEEP_DAYS } from '../../src/domain/retention.ts';
import { rememberedOrganisation } from '../../src/use-cases/answer-guest.ts';
import type { CardSubject } from '../../src/use-cases/card-subject.ts';
import { EdgeError } from '../../src/use-cases/ports/edge-error.ts';
import type { NewJob, Reading } from '../../src/use-cases/ports/ledger.ts';
import type { Notifier, Viewer } from '../../src/use-cases/ports/notifier.ts';
import { sweep } from '../../src/use-cases/sweep.ts';
import { ADMINS, aGuest, aPerson, INVITER, NOON, POLICY, TEAM, userId } from './builders.ts';
import { type FakeAccounts, fakeAccounts } from './fake-accounts.ts';
import { type FakeDirectory, fakeDirectory } from './fake-directory.ts';
import { type FakeInstallations, fakeInstallations } from './fake-installations.ts';
import { type FakeInvitations, fakeInvitations } from './fake-invitations.ts';
import { type FakeMailer, fakeMailer } from './fake-mailer.ts';
import { type FakeMemberships, fakeMemberships } from './fake-memberships.ts';
import { type FakeSponsorships, fakeSponsorships } from './fake-sponsorships.ts';
import type { FakeAccount, FakeTenant } from './fake-tenant.ts';
import { memoryAccessChanges } from './memory-access-changes.ts';
import { memoryCardCopies } from './memory-card-copies.ts';
import { memoryCheckedAddresses } from './memory-checked-addresses.ts';
import { memoryConversionCodes } from './memory-conversion-codes.ts';
import { memoryConversionDrafts } from './memory-conversion-drafts.ts';
import { memoryConversions } from './memory-conversions.ts';
import { memoryDrafts } from './memory-drafts.ts';
import { memoryInvitees } from './memory-invitees.ts';
import { memoryLedger } from './memory-ledger.ts';
import { memoryLinkCards } from './memory-link-cards.ts';
import { memoryLinkVault } from './memory-link-vault.ts';
import { memoryMailPace } from './memory-mail-pace.ts';
import { memoryPeople } from './memory-people.ts';
import { memoryPolicies } from './memory-policies.ts';

export const COLLEAGUE = userId(2);
export const ADDRESS = 'ann.lee@fabrikam.example';
const FOLLOW_SECONDS = 300;

/** The whole product without its edges: use-cases on fakes, one clock, jobs that run when told. */
export interface House {
  readonly edges: Edges;
  readonly useCases: BotUseCases;
  readonly directory: FakeDirectory;
  readonly invitations: FakeInvitations;
  readonly memberships: FakeMemberships;
  readonly mailer: FakeMailer;
  readonly sponsorships: FakeSponsorships;
  readonly accounts: FakeAccounts;
  readonly installations: FakeInstallations;
  /** What the inviter was told in messages of their own. */
  readonly told: readonly string[];
  readonly shown: readonly CardSubject[];
  /** As what those who look at copies were shown them. */
  readonly shownAs: readonly Viewer['as'][];
  /** The cards that show a link, each with what it shows now. */
  readonly linkCards: readonly string[];
  /** Whether the inviter has shut us out, and who else has. */
  readonly chat: { isClosed: boolean; readonly closedTo: Set<UserId> };
  /** Who got a card of their own. */
  readonly posted: readonly UserId[];
  /** What those cards showed, and as what. */
  readonly postedCards: readonly { readonly to: UserId; readonly subject: CardSubject; readonly as: Viewer['as'] }[];
  /** What edits of cards showed, and to whom. */
  readonly edits: readonly { readonly viewer: Viewer; readonly subject: CardSubject }[];
  /** Jobs that wait, in the order they came. */
  readonly waiting: readonly Job[];
  pass(seconds: number): void;
  /** Runs what waits, and what comes of it; a job that fails is dropped, as if it had been lost. */
  drain(): Promise<void>;
  /** Runs the job that waits longest, and no other. */
  step(): Promise<void>;
  /** The sweep of this moment, and what comes of it. */
  sweep(): Promise<void>;
  /** All jobs are lost. */
  loseJobs(): void;
  /** Form and check: the review as it stands then. */
  review(form?: Partial<Form>): Promise<RequestId>;
  /** Form, check and `Send`: the request as the inviter's press leaves it, its jobs waiting. */
  send(form?: Partial<Form>): Promise<RequestId>;
  subject(id: RequestId): Promise<CardSubject>;
  /** The review on the card; throws when there is none. */
  reviewed(id: RequestId): Promise<Review>;
  /** What a button on the present card carries. */
  markOf(id: RequestId): Promise<string>;
  reading(id: RequestId): Promise<Reading>;
  /** The guest accepts in the directory. */
  accept(): void;
  /** Teams lists the guest. */
  list(): void;
}

export interface Form {
  readonly addresses: string;
  readonly team: string;
  readonly message: string;
  readonly language: string;
  readonly sponsor: string;
  readonly cc: string;
}

export const FORM: Form = {
  addresses: `Ann Lee <${ADDRESS}>`,
  team: TEAM,
  message: 'Welcome',
  language: 'en',
  sponsor: 'me',
  cc: '',
};

export interface HouseSettings {
  readonly tenant?: Partial<FakeTenant>;
  readonly policy?: Partial<Policy>;
  /** What the directory makes of a sponsor in the body of an invitation (G3.1). */
  readonly sponsorInBody?: 'taken' | 'ignored' | 'refused';
  /** Stands between the use-cases and the fakes. */
  readonly around?: (edges: Edges) => Edges;
  readonly aroundNotifier?: (notifier: Notifier) => Notifier;
}

const MAILS: readonly Job['name'][] = [
  'deliver',
  'send-notice',
  'remind',
  'mail-code',
  'mail-conversion-link',
  'mail-teams-link',
];

function isMail({ name }: Job): boolean {
  return MAILS.includes(name);
}

export function aHouse(settings: HouseSettings = {}): House {
  let now = NOON.getTime();
  let numbers = 0;
  const jobs: NewJob[] = [];
  const told: string[] = [];
  const shown: CardSubject[] = [];
  const postedCards: House['postedCards'][number][] = [];
  const edits: House['edits'][number][] = [];
  const linkCards: string[] = [];
  const chat = { isClosed: false, closedTo: new Set<UserId>() };
  const shownAs: Viewer['as'][] = [];
  const enqueue = (more: readonly NewJob[]) => {
    const known = new Set(jobs.map(({ job }) => JSON.stringify(job)));
    jobs.push(...more.filter(({ job }) => !known.has(JSON.stringify(job))));
  };
  function id(prefix: string): string {
    numbers += 1;
    return `${prefix}-0000-4000-8000-${String(numbers).padStart(12, '0')}`;
  }

  const directory = fakeDirectory({
    people: [
      aPerson(),
      aPerson({
        id: COLLEAGUE,
        displayName: 'Lee Walker',
        userPrincipalName: 'lee@contoso.example',
        mail: 'lee@contoso.example',
      }),
    ],
    teams: [{ id: TEAM, name: 'Project North', owners: [INVITER], listed: [] }],
    groups: { [ADMINS]: [] },
    ...settings.tenant,
  });
  const { sponsorInBody = 'taken' } = settings;
  const invitations = fakeInvitations({
    refusesSponsors: sponsorInBody === 'refused',
    onIssued: ({ guestId, order }) => {
      const pending = { externalUserState: 'PendingAcceptance' };
      // Until it is redeemed again, nobody from outside signs in with what was reset.
      if (guestId === order.accountId)
        return changeAccount(guestId, order.isReset ? { ...pending, identities: [] } : pending);
      if (order.sponsorId && sponsorInBody === 'taken') {
        directory.tenant.sponsors = { ...directory.tenant.sponsors, [guestId]: [order.sponsorId] };
      }
      const guest = aGuest({ id: guestId, mail: order.address, externalUserState: 'PendingAcceptance' });
      if (!directory.tenant.people.some((person) => person.id === guestId)) {
        directory.tenant.people = [...directory.tenant.people, guest];
      }
    },
  });
  const memberships = fakeMemberships();
  const mailer = fakeMailer();
  const sponsorships = fakeSponsorships();
  const drafts = memoryDrafts({ enqueue });
  const conversionDrafts = memoryConversionDrafts({ enqueue });
  const conversions = memoryConversions({
    drafts: conversionDrafts,
    enqueue,
    removeCopies: (requestId) => cardCopies.removeAll(requestId),
  });
  const accessChanges = memoryAccessChanges({ enqueue, removeCopies: (requestId) => cardCopies.removeAll(requestId) });
  const ledger = memoryLedger({ drafts, enqueue });
  const clock = () => new Date(now);
  const people = memoryPeople({ clock, ledger });
  const cardCopies = memoryCardCopies({ ledger, drafts, conversionDrafts, conversions, accessChanges, clock });
  const linkVault = memoryLinkVault({ clock });
  const accounts = fakeAccounts({
    onMail: ({ id: accountId, mail }) => changeAccount(accountId, { mail }),
    onUserType: ({ id: accountId, userType }) => changeAccount(accountId, { userType }),
    onBlocked: ({ id: accountId }) => changeAccount(accountId, { accountEnabled: false }),
    onRestored: ({ id: guestId }) => {
      const { deleted, people: all } = directory.tenant;
      const back = deleted.filter((account) => account.id === guestId);
      directory.tenant.deleted = deleted.filter((account) => account.id !== guestId);
      const guests = back.map(({ name: displayName, mail }) => aGuest({ id: guestId, displayName, mail }));
      directory.tenant.people = [...all, ...guests];
    },
    onRemoved: ({ id: guestId }) => {
      directory.tenant.people = directory.tenant.people.filter((person) => person.id !== guestId);
    },
  });
  const installations = fakeInstallations();
  const plain: Edges = {
    directory,
    invitations,
    memberships,
    mailer,
    sponsorships,
    accounts,
    installations,
    checkedAddresses: memoryCheckedAddresses(),
    drafts,
    conversionDrafts,
    conversions,
    accessChanges,
    people,
    ledger,
    invitees: memoryInvitees({ ledger, drafts, conversionDrafts, cardCopies }),
    linkVault,
    conversionLinks: memoryLinkVault({ clock }),
    conversionCodes: memoryConversionCodes({ clock }),
    linkCards: memoryLinkCards(linkVault),
    mailPace: memoryMailPace(),
    organisationName: rememberedOrganisation({ directory, clock }),
    teamsAddress: 'https://teams.example/?tenantId=t',
    guestPages: {
      addressOf: (page, invitationId) => `https://bot.example/guest/${page}/${invitationId}`,
      read: (_page, token) => parseInvitationId(token),
    },
    policies: memoryPolicies({ ...POLICY, ...settings.policy }),
    cardCopies,
    // A mail that has to wait its turn is left to the sweep: nobody waits here.
    jobs: { enqueue: async (more) => enqueue(more.filter(({ job, delaySeconds }) => !delaySeconds || !isMail(job))) },
    clock,
    ids: {
      requestId: (seed) =>
        `eeeeeeee-0000-4000-8000-${Buffer.from(seed).toString('hex').slice(-12).padStart(12, '0')}` as RequestId,
      invitationId: () => id('cccccccc') as InvitationId,
      reference: () => id('GL') as Reference,
      clientRequestId: () => id('ffffffff'),
    },
    followSeconds: FOLLOW_SECONDS,
    keepDays: DEFAULT_KEEP_DAYS,
  };
  const edges = settings.around?.(plain) ?? plain;
  const useCases = botUseCases(edges);
  const quiet: Notifier = {
    show: async (_copy, viewer, subject) => {
      if (chat.closedTo.has(viewer.id)) return { outcome: 'unreachable' };
      shown.push(subject);
      shownAs.push(viewer.as);
      edits.push({ viewer, subject });
      return { outcome: 'edited' };
    },
    post: async (person, subject, as) => {
      if (chat.closedTo.has(person.id)) return { outcome: 'unreachable' };
      postedCards.push({ to: person.id, subject, as });
      return { outcome: 'posted', activityId: `m-${postedCards.length}` };
    },
    tell: async (_person, what) => {
      told.push(what);
      return { outcome: 'sent' };
    },
    postLinkCard: async () => {
      if (chat.isClosed) return { outcome: 'unreachable' };
      linkCards.push('');
      return { outcome: 'posted', activityId: `l-${linkCards.length}` };
    },
    editLinkCard: async ({ activityId }, _reading, { link }) => {
      if (chat.isClosed) return { outcome: 'unreachable' };
      linkCards[Number(activityId.slice(2)) - 1] = link?.url.reveal() ?? 'no link';
      return { outcome: 'edited' };
    },
  };
  const handlers = jobHandlers(edges, settings.aroundNotifier?.(quiet) ?? quiet);

  async function drain(): Promise<void> {
    for (let runs = 0; jobs.length > 0; runs += 1) {
      if (runs > 500) throw new Error(`jobs without end: ${jobs.map(({ job }) => job.name).join(', ')}`);
      const next = jobs.shift();
      if (next) await run(next.job);
    }
  }

  async function run(job: Job): Promise<void> {
    try {
      await handlers[job.name](job as never, AbortSignal.timeout(60_000));
    } catch (error) {
      if (!(error instanceof EdgeError)) throw error;
    }
  }

  function change(guestId: UserId, more: Parameters<typeof aPerson>[0]): void {
    directory.tenant.people = directory.tenant.people.map((person) =>
      person.id === guestId ? { ...person, ...more } : person,
    );
  }

  function changeAccount(accountId: UserId, more: Partial<FakeAccount>): void {
    directory.tenant.accounts = directory.tenant.accounts.map((account) =>
      account.id === accountId ? { ...account, ...more } : account,
    );
    change(accountId, more);
  }

  const guest = () => {
    const [issued] = invitations.issued;
    if (!issued) throw new Error('nobody was invited');
    return issued.guestId;
  };

  async function subject(requestId: RequestId): Promise<CardSubject> {
    const seen = await useCases.showRequest({ callerId: INVITER, requestId });
    if (seen.outcome !== 'card') throw new Error(`no card: ${seen.outcome}`);
    return seen.subject;
  }

  async function markOf(requestId: RequestId): Promise<string> {
    const now = await subject(requestId);
    if (now.kind === 'request') return deliveryMark(now.readings[0].invitation);
    if (now.kind === 'access-change') return changeMark(now.reading.change);
    return now.kind === 'conversion-request' ? conversionRequestMark(now.reading.conversion) : draftMark(now.draft);
  }

  async function review(form: Partial<Form> = {}): Promise<RequestId> {
    await people.see({
      id: INVITER,
      channelUserId: '29:1',
      name: 'Sam Park',
      tenantId: 't',
      serviceUrl: 'http://127.0.0.1',
      conversationId: 'a:1',
    });
    const started = await useCases.startDraft({ callerId: INVITER, text: '', language: 'en', activityKey: id('a') });
    if (started.outcome !== 'started') throw new Error(started.because);
    const press = { callerId: INVITER, requestId: started.draft.id };
    await useCases.submitForm({ ...press, mark: await markOf(press.requestId), form: { ...FORM, ...form } });
    await drain();
    return press.requestId;
  }

  return {
    edges,
    useCases,
    directory,
    invitations,
    memberships,
    mailer,
    sponsorships,
    accounts,
    installations,
    told,
    shown,
    get posted() {
      return postedCards.map(({ to }) => to);
    },
    postedCards,
    edits,
    linkCards,
    chat,
    shownAs,
    get waiting() {
      return jobs.map(({ job }) => job);
    },
    pass: (seconds) => {
      now += seconds * 1000;
    },
    drain,
    step: async () => {
      const next = jobs.shift();
      if (next) await run(next.job);
    },
    sweep: async () => {
      await sweep(edges);
      await drain();
    },
    loseJobs: () => {
      jobs.length = 0;
    },
    review,
    send: async (form = {}) => {
      const requestId = await review(form);
      await useCases.sendDraft({ callerId: INVITER, requestId, mark: await markOf(requestId) });
      return requestId;
    },
    subject,
    reviewed: async (requestId) => {
      const seen = await subject(requestId);
      if (seen.kind !== 'draft' || seen.draft.stage !== 'review') throw new Error('no review');
      return seen.draft.review;
    },
    markOf,
    reading: async (requestId) => {
      const seen = await subject(requestId);
      if (seen.kind !== 'request') throw new Error(`no request: ${JSON.stringify(seen)}`);
      return seen.readings[0];
    },
    accept: () => change(guest(), { externalUserState: 'Accepted' }),
    list: () => {
      directory.tenant.teams = directory.tenant.teams.map((team) => ({ ...team, listed: [guest()] }));
    },
  };
}
