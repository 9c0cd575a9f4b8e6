import type { RequestId } from '../../src/domain/ids.ts';
import { conversionPressMark } from '../../src/domain/press-mark.ts';
import type { Press, PressOutcome } from '../../src/use-cases/press-outcome.ts';
import { INVITER } from './builders.ts';
import { anAccount } from './conversion-house.ts';
import { aDecidingHouse, type DecidingHouse } from './deciding-house.ts';
import type { FakeAccount } from './fake-tenant.ts';
import { COLLEAGUE, type HouseSettings } from './house.ts';

const MAILBOX_PLAN = {
  planId: 'efb87545-963c-4e0d-99df-69c6916d9eb0',
  service: 'exchange',
  status: 'Enabled',
} as const;
/** All that stands in its way takes something from the person. */
export const WITH_MAILBOX = anAccount({ plans: [MAILBOX_PLAN], mail: 'kim@contoso.example' });

export interface AgreeingHouse extends DecidingHouse {
  /** The administrators have the question whether it is agreed at all. */
  askedInPrinciple(): Promise<RequestId>;
  agreed(): Promise<RequestId>;
  agree(id: RequestId, more?: Partial<Press>): Promise<PressOutcome>;
  /** A press of the asker on the card as it is, which may leave the state. */
  askerPress(id: RequestId): Promise<Press>;
  /** What had to be taken away is gone, and `mail` is left empty. */
  takeAway(more?: Partial<FakeAccount>): void;
}

/** A house whose one account has a mailbox that has to be taken away first. */
export async function anAgreeingHouse(settings: HouseSettings = {}): Promise<AgreeingHouse> {
  const all = await aDecidingHouse({ ...settings, tenant: { accounts: [WITH_MAILBOX], ...settings.tenant } });
  const { house } = all;

  async function askedInPrinciple(): Promise<RequestId> {
    const draft = await all.checked();
    await all.copied(draft);
    await house.useCases.askForAgreement(await all.press(draft.id));
    await house.drain();
    return draft.id;
  }

  const agree: AgreeingHouse['agree'] = async (id, more) =>
    house.useCases.agreeInPrinciple({ ...(await all.pressBy(COLLEAGUE, id)), ...more });

  return {
    ...all,
    askedInPrinciple,
    agree,
    agreed: async () => {
      const id = await askedInPrinciple();
      await agree(id);
      await house.drain();
      return id;
    },
    askerPress: async (id) => {
      const { conversion } = await all.reading(id);
      return { callerId: INVITER, requestId: id, mark: conversionPressMark(conversion) };
    },
    takeAway: (more) => {
      house.directory.tenant.accounts = [anAccount({ mail: undefined, ...more })];
    },
  };
}
