import type { ConversionEntry } from '../../src/domain/conversion/conversion-entry.ts';
import type { RequestId, UserId } from '../../src/domain/ids.ts';
import { conversionQuestionMark } from '../../src/domain/press-mark.ts';
import type { ConfirmPress } from '../../src/use-cases/conversion/decide-conversion.ts';
import type { SubmittedConversion } from '../../src/use-cases/conversion/submit-conversion.ts';
import type { ConversionReading } from '../../src/use-cases/ports/conversions.ts';
import type { Press, PressOutcome } from '../../src/use-cases/press-outcome.ts';
import { ADMINS, aPerson, INVITER, userId } from './builders.ts';
import { aConversionHouse, type ConversionHouse } from './conversion-house.ts';
import { COLLEAGUE, type HouseSettings } from './house.ts';

/** Administers as well, and has never talked to us. */
export const DANA = userId(3);
const DAY = 86_400;

export interface DecidingHouse extends ConversionHouse {
  /** Checked, and asked for; its jobs wait. */
  opened(form?: Partial<SubmittedConversion>): Promise<RequestId>;
  /** The administrators have it. */
  asked(form?: Partial<SubmittedConversion>): Promise<RequestId>;
  reading(id: RequestId): Promise<ConversionReading>;
  kinds(id: RequestId): Promise<readonly ConversionEntry['kind'][]>;
  /** A press on the card as it is now. */
  pressBy(callerId: UserId, id: RequestId): Promise<Press>;
  confirm(id: RequestId, more?: Partial<ConfirmPress>): Promise<PressOutcome>;
  /** Who administers from now on. */
  appoint(...admins: readonly UserId[]): void;
  passDays(days: number): void;
}

/** A house with three administrators, two of whom have a chat with us. */
export async function aDecidingHouse({ tenant, ...settings }: HouseSettings = {}): Promise<DecidingHouse> {
  const all = aConversionHouse({
    ...settings,
    tenant: { groups: { [ADMINS]: [INVITER, COLLEAGUE, DANA] }, ...tenant },
  });
  const { house } = all;
  const names = { [INVITER]: 'Sam Park', [COLLEAGUE]: 'Lee Walker' };
  for (const [id, name] of Object.entries(names)) await house.edges.people.see(inChat(id as UserId, name));
  const dana = aPerson({ id: DANA, displayName: 'Dana Choi', userPrincipalName: 'dana@contoso.example' });
  house.directory.tenant.people = [...house.directory.tenant.people, dana];

  async function reading(id: RequestId): Promise<ConversionReading> {
    const found = await house.edges.conversions.read(id);
    if (!found) throw new Error('not asked for');
    return found;
  }

  async function opened(form?: Partial<SubmittedConversion>): Promise<RequestId> {
    const draft = await all.checked(form);
    await all.copied(draft);
    await house.useCases.askForConfirmation(await all.press(draft.id));
    return draft.id;
  }

  async function pressBy(callerId: UserId, id: RequestId): Promise<Press> {
    return { callerId, requestId: id, mark: conversionQuestionMark((await reading(id)).conversion) };
  }

  return {
    ...all,
    opened,
    asked: async (form) => {
      const id = await opened(form);
      await house.drain();
      return id;
    },
    reading,
    kinds: async (id) => (await reading(id)).entries.map(({ kind }) => kind),
    pressBy,
    confirm: async (id, more) =>
      house.useCases.confirmConversion({ ...(await pressBy(COLLEAGUE, id)), name: 'Kim Cho', ticks: [], ...more }),
    appoint: (...admins) => {
      house.directory.tenant.groups = { [ADMINS]: admins };
    },
    passDays: (days) => house.pass(days * DAY),
  };
}

function inChat(id: UserId, name: string) {
  return {
    ...{ id, name, channelUserId: `29:${id}`, tenantId: 't', serviceUrl: 'http://127.0.0.1' },
    conversationId: `a:${id}`,
  };
}
