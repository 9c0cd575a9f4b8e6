import type { ConversionState } from '../../src/domain/conversion/conversion.ts';
import type { ConversionEntryKind } from '../../src/domain/conversion/conversion-entry.ts';
import type { PreFlight } from '../../src/domain/conversion/conversion-finding.ts';
import type { ConversionPerson } from '../../src/domain/conversion/conversion-person.ts';
import { assessConversion } from '../../src/domain/conversion/pre-flight.ts';
import type { InvitationId, RequestId, UserId } from '../../src/domain/ids.ts';
import type { Job, JobName } from '../../src/domain/job.ts';
import { conversionRequestMark } from '../../src/domain/press-mark.ts';
import { gatherConversionFacts } from '../../src/use-cases/conversion/gather-conversion.ts';
import { type NewConversionEntry, recordConversion } from '../../src/use-cases/conversion/record-conversion.ts';
import type { ConversionReading } from '../../src/use-cases/ports/conversions.ts';
import type { ChatPerson } from '../../src/use-cases/ports/people.ts';
import type { Press } from '../../src/use-cases/press-outcome.ts';
import { ADMINS, aPerson, email, INVITER } from './builders.ts';
import { anAccount } from './conversion-house.ts';
import type { FakeAccount, FakeTenant } from './fake-tenant.ts';
import { aConversionOpening, aConversionPerson, aConversionRequest, KIM, openConversion } from './fresh-conversions.ts';
import { aHouse, COLLEAGUE, type House, type HouseSettings } from './house.ts';

export const CONFIRMER = COLLEAGUE;
export const OUTSIDE = 'kim@fabrikam.example';
export const MAIL_BEFORE = 'kim@adatum.example';

/** A conversion that a crash has left as it is: whatever entries are given, and no job. */
export interface OpenConversion {
  readonly house: House;
  readonly id: RequestId;
  readonly invitationId: InvitationId;
  reading(): Promise<ConversionReading>;
  state(): Promise<ConversionState>;
  kinds(): Promise<readonly ConversionEntryKind[]>;
  /** Records them now, and loses the jobs that come of it. */
  append(...entries: readonly NewConversionEntry[]): Promise<void>;
  /** One run of the job, whatever waits beside it; what comes of it waits then. */
  run(name: JobName): Promise<void>;
  /** As the directory changes it. */
  change(more: Partial<FakeAccount>): void;
  /** They accept, and sign in from outside from then on. */
  redeem(assignedId?: string): void;
  /** It is deleted. */
  remove(): void;
  press(callerId: UserId): Promise<Press>;
  /** The links that the holder's messages were given, one an edit. */
  linksShown(): readonly string[];
}

interface Settings extends HouseSettings {
  readonly account?: Partial<FakeAccount>;
  readonly person?: Partial<ConversionPerson>;
}

/** Confirmed by a colleague, with `mail` still to be written. */
export async function anOpenConversion(
  { account, person, tenant, ...settings }: Settings = {},
  ...entries: readonly NewConversionEntry[]
): Promise<OpenConversion> {
  const kim = anAccount({ mail: MAIL_BEFORE, ...account });
  const house = aHouse({
    ...settings,
    tenant: {
      groups: { [ADMINS]: [INVITER, CONFIRMER] },
      people: [aPerson(), aPerson({ id: CONFIRMER, displayName: 'Lee Walker' }), kim],
      accounts: [kim],
      ...tenant,
    },
  });
  const { edges } = house;
  for (const id of [INVITER, CONFIRMER]) await edges.people.see(aChat(id));
  const request = aConversionRequest({ accountId: KIM });
  const present = { mailBefore: kim.mail, address: email(OUTSIDE), signIn: email(OUTSIDE), ...person };
  const preFlight = await found(house, present);
  await openConversion(edges, aConversionOpening({ request, person: aConversionPerson({ preFlight, ...present }) }));
  const { id, invitationId } = request;

  async function reading(): Promise<ConversionReading> {
    const now = await edges.conversions.read(id);
    if (!now) throw new Error('no conversion');
    return now;
  }

  async function append(...more: readonly NewConversionEntry[]): Promise<void> {
    if (more.length > 0) await recordConversion(edges, await reading(), more);
    house.loseJobs();
  }

  function change(more: Partial<FakeAccount>): void {
    const { tenant: world } = house.directory;
    world.accounts = world.accounts.map((each) => (each.id === KIM ? { ...each, ...more } : each));
    world.people = world.people.map((each) => (each.id === KIM ? { ...each, ...more } : each));
  }

  await append({ kind: 'deciders-asked', reached: 1 }, { kind: 'confirmed', by: CONFIRMER, ticked: [] }, ...entries);
  return {
    house,
    id,
    invitationId,
    reading,
    append,
    change,
    run: async (name) => {
      house.loseJobs();
      await edges.jobs.enqueue([{ job: { name, requestId: id } as Job }]);
      await house.step();
    },
    state: async () => (await reading()).conversion.state,
    kinds: async () => (await reading()).entries.map(({ kind }) => kind),
    redeem: (assignedId) => {
      const at = edges.clock();
      // As the log calls a converted account, as long as nobody has said that it knows better.
      house.directory.tenant.signIns = { [KIM]: [{ at, name: kim.userPrincipalName }] };
      change({
        externalUserState: 'Accepted',
        externalUserStateChangedAt: at,
        identities: [{ signInType: 'federated', issuer: 'ExternalAzureAD', assignedId }],
      });
    },
    remove: () => {
      const { tenant: world } = house.directory;
      world.people = world.people.filter((each) => each.id !== KIM);
      world.accounts = world.accounts.filter((each) => each.id !== KIM);
    },
    press: async (callerId) => ({
      callerId,
      requestId: id,
      mark: conversionRequestMark((await reading()).conversion),
    }),
    linksShown: () => house.edits.flatMap(({ viewer }) => viewer.link?.reveal() ?? []),
  };
}

/** The link is made, and in front of the holder; what the account has must not change. */
export async function aDelivered(
  account: object = {},
  person: Partial<ConversionPerson> = {},
  tenant: Partial<FakeTenant> = {},
): Promise<OpenConversion> {
  const open = await anOpenConversion({ account: { mail: OUTSIDE, ...account }, person });
  Object.assign(open.house.directory.tenant, {
    directGroups: { [KIM]: [{ id: 'g-1', name: 'Readers' }] },
    appAssignments: { [KIM]: [{ id: 'a-1', name: 'Wiki' }] },
    ...tenant,
  });
  await open.run('ask-holder');
  await open.append({ kind: 'holder-agreed' });
  await open.run('issue-conversion');
  await open.house.drain();
  if ((await open.state()) !== 'delivered') throw new Error('the link does not stand in front of the holder');
  return open;
}

/** Up to the holder's yes. */
export const AGREED: readonly NewConversionEntry[] = [{ kind: 'holder-asked' }, { kind: 'holder-agreed' }];

export function anInviting(attempt = 1): NewConversionEntry {
  return { kind: 'inviting', attempt, reason: 'first', clientRequestId: `c-${attempt}` };
}

function aChat(id: UserId): ChatPerson {
  return {
    id,
    channelUserId: `29:${id}`,
    name: '',
    tenantId: 't',
    serviceUrl: 'http://127.0.0.1',
    conversationId: `a:${id}`,
  };
}

/** What was found when it was asked for. */
async function found({ edges }: House, stated: Pick<ConversionPerson, 'address' | 'signIn'>): Promise<PreFlight> {
  const policy = await edges.policies.current();
  const asked = { ...stated, accountId: KIM, askerId: INVITER, mayWriteMail: true };
  const facts = await gatherConversionFacts(edges.directory, asked, policy);
  if (facts === 'no-admin') throw new Error('nobody may ask');
  return assessConversion(facts, policy);
}
