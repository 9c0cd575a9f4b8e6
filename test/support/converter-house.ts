import type { Onlooker } from '../../src/bot/answers.ts';
import { cardFor } from '../../src/bot/answers.ts';
import type { RequestId, UserId } from '../../src/domain/ids.ts';
import { conversionMark } from '../../src/domain/press-mark.ts';
import type { CardSubject } from '../../src/use-cases/card-subject.ts';
import type { Press, PressOutcome } from '../../src/use-cases/press-outcome.ts';
import { ADMINS, INVITER, NOON } from './builders.ts';
import { anAccount, KIMS_FORM } from './conversion-house.ts';
import { aDecidingHouse, DANA, type DecidingHouse } from './deciding-house.ts';
import type { FakeAccount } from './fake-tenant.ts';
import { COLLEAGUE, type HouseSettings } from './house.ts';

/** In the way of whose conversion something stands that an administrator can put right. */
export const IN_THE_WAY: Partial<FakeAccount> = { isManagementRestricted: true };

export interface ConverterHouse extends DecidingHouse {
  /** The asker's message, and every administrator's that comes of it, is there; what is found stands on it. */
  handedIn(form?: Partial<typeof KIMS_FORM>): Promise<RequestId>;
  /** A press on the form's present card, by whomever. */
  formPress(callerId: UserId, id: RequestId): Promise<Press>;
  /** Nothing stands in the way any more. */
  putRight(): void;
  /** The asker may not ask any more. */
  dismiss(): void;
  /** Every card that the asker was shown: answers to presses are given, messages are remembered. */
  cardsOfAsker(...answers: readonly PressOutcome[]): readonly object[];
  /** Names, accounts, addresses and ids of the directory that the cards tell, but for what the asker has typed. */
  leaksOn(cards: readonly object[], typed?: readonly string[]): readonly string[];
}

/** A house whose inviter may ask for conversions and does not administer; two others do. */
export async function aConverterHouse({ tenant, policy, ...settings }: HouseSettings = {}): Promise<ConverterHouse> {
  const all = await aDecidingHouse({
    ...settings,
    policy: { converters: [INVITER], ...policy },
    tenant: { groups: { [ADMINS]: [COLLEAGUE, DANA] }, ...tenant },
  });
  const { house } = all;

  async function formPress(callerId: UserId, requestId: RequestId): Promise<Press> {
    return { callerId, requestId, mark: conversionMark(await all.draft(requestId)) };
  }

  return {
    ...all,
    formPress,
    handedIn: async (form) => {
      const draft = await all.submitted(form);
      await all.copied(draft);
      await house.drain();
      return draft.id;
    },
    putRight: () => {
      house.directory.tenant.accounts = [anAccount()];
    },
    dismiss: () => {
      house.directory.tenant.people = house.directory.tenant.people.map((person) =>
        person.id === INVITER ? { ...person, accountEnabled: false } : person,
      );
    },
    cardsOfAsker: (...answers) => {
      const edits = house.edits.flatMap(({ viewer, subject }) =>
        viewer.id === INVITER ? [rendered(subject, viewer.as)] : [],
      );
      const posts = house.postedCards.flatMap(({ to, subject, as }) => (to === INVITER ? [rendered(subject, as)] : []));
      const shown = answers.flatMap((answer) =>
        answer.outcome === 'card' ? [rendered(answer.subject, answer.as ?? 'nobody')] : [],
      );
      return [...edits, ...posts, ...shown];
    },
    leaksOn: (cards, typed = [KIMS_FORM.personTyped, KIMS_FORM.external]) => {
      const { people, accounts, groups, mailGroups, contacts, deleted } = house.directory.tenant;
      const others = people.filter(({ id }) => id !== INVITER);
      const held = [...others, ...accounts, ...mailGroups, ...contacts, ...deleted].flatMap(wordsIn);
      const [text, own] = [JSON.stringify(cards), typed.join('\n')].map((each) => each.toLowerCase());
      const told = [...held, ...Object.keys(groups)].filter((word) => text?.includes(word.toLowerCase()));
      return [...new Set(told)].filter((word) => !own?.includes(word.toLowerCase()));
    },
  };
}

/** Every text that is kept of somebody, lists and what is in them too. */
function wordsIn(held: unknown): readonly string[] {
  if (typeof held === 'string') return held.length > 3 && held !== 'Member' ? [held] : [];
  return typeof held === 'object' && held !== null ? Object.values(held).flatMap(wordsIn) : [];
}

function rendered(subject: CardSubject, as: NonNullable<Onlooker['viewer']>['as']): object {
  const reader = { language: 'en', audience: 'inviter', now: NOON } as const;
  return cardFor(subject, { ...reader, viewer: { id: INVITER, as } });
}
