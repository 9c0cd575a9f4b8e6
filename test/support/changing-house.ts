import type { AccessChangeEntryKind } from '../../src/domain/access-change/access-change-entry.ts';
import type { RequestId, UserId } from '../../src/domain/ids.ts';
import type { DirectoryPerson } from '../../src/domain/person.ts';
import { changeMark } from '../../src/domain/press-mark.ts';
import type { PersonPress } from '../../src/use-cases/edit-draft.ts';
import type { AccessChangeReading } from '../../src/use-cases/ports/access-changes.ts';
import type { Press, PressOutcome } from '../../src/use-cases/press-outcome.ts';
import { ADMINS, aGuest, aPerson, INVITER, userId } from './builders.ts';
import { ADDRESS, aHouse, COLLEAGUE, type House, type HouseSettings } from './house.ts';

/** Administers as well. */
export const DANA = userId(3);
/** A guest who has accepted long ago. */
export const ANN = userId(20);
export const NEW_ADDRESS = 'ann@northwind.example';

export interface ChangingHouse {
  readonly house: House;
  /** A review of Ann by the asker, and a press on it as it stands. */
  reviewed(addresses?: string): Promise<PersonPress>;
  /** Asked for, and brought to the other administrators. */
  asked(wanted?: 'reset' | 'address' | 'restore'): Promise<RequestId>;
  /** The one change that is open of an account. */
  openOf(accountId: UserId): Promise<RequestId | undefined>;
  reading(id: RequestId): Promise<AccessChangeReading>;
  kinds(id: RequestId): Promise<readonly AccessChangeEntryKind[]>;
  pressBy(callerId: UserId, id: RequestId): Promise<Press>;
  confirm(id: RequestId, by?: UserId): Promise<PressOutcome>;
  ann(): DirectoryPerson | undefined;
  changeAnn(more: Partial<DirectoryPerson>): void;
  appoint(...admins: readonly UserId[]): void;
}

/** A house with three administrators, and a guest whose access may be handed on. */
export async function aChangingHouse({ tenant, ...settings }: HouseSettings = {}): Promise<ChangingHouse> {
  const dana = aPerson({ id: DANA, displayName: 'Dana Choi', userPrincipalName: 'dana@contoso.example' });
  const house = aHouse({ ...settings, tenant: { groups: { [ADMINS]: [INVITER, COLLEAGUE, DANA] }, ...tenant } });
  const { tenant: world } = house.directory;
  world.people = [...world.people, dana, ...(tenant?.deleted ? [] : [aGuest({ id: ANN })])];
  for (const id of [INVITER, COLLEAGUE, DANA]) await house.edges.people.see(inChat(id));

  const findAnn = () => world.people.find(({ id }) => id === ANN);

  async function reviewed(addresses = ADDRESS): Promise<PersonPress> {
    const requestId = await house.review({ addresses, team: 'none' });
    return { callerId: INVITER, requestId, mark: await house.markOf(requestId), person: 0 };
  }

  async function reading(id: RequestId): Promise<AccessChangeReading> {
    const found = await house.edges.accessChanges.read(id);
    if (!found) throw new Error('not asked for');
    return found;
  }

  const openOf = async (accountId: UserId) => (await house.edges.accessChanges.openFor(accountId))?.id;

  async function pressBy(callerId: UserId, id: RequestId): Promise<Press> {
    return { callerId, requestId: id, mark: changeMark((await reading(id)).change) };
  }

  return {
    house,
    reviewed,
    asked: async (wanted = 'reset') => {
      const press = await reviewed();
      const { useCases } = house;
      const asking = {
        reset: () => useCases.askReset(press),
        address: () => useCases.askAddress({ ...press, address: NEW_ADDRESS }),
        restore: () => useCases.askRestore(press),
      };
      const outcome = await asking[wanted]();
      await house.drain();
      const id = await openOf(ANN);
      if (!id) throw new Error(`not asked: ${JSON.stringify(outcome)}`);
      return id;
    },
    openOf,
    reading,
    kinds: async (id) => (await reading(id)).entries.map(({ kind }) => kind),
    pressBy,
    confirm: async (id, by = COLLEAGUE) => house.useCases.confirmChange(await pressBy(by, id)),
    ann: findAnn,
    changeAnn: (more) => {
      world.people = world.people.map((person) => (person.id === ANN ? { ...person, ...more } : person));
    },
    appoint: (...admins) => {
      world.groups = { [ADMINS]: admins };
    },
  };
}

function inChat(id: UserId) {
  return {
    ...{ id, name: '', channelUserId: `29:${id}`, tenantId: 't', serviceUrl: 'http://127.0.0.1' },
    conversationId: `a:${id}`,
  };
}
