import type { ConversionDraft } from '../../src/domain/conversion/conversion-draft.ts';
import type { RequestId, UserId } from '../../src/domain/ids.ts';
import { conversionMark } from '../../src/domain/press-mark.ts';
import { stampOf } from '../../src/use-cases/card-subject.ts';
import type { SubmittedConversion } from '../../src/use-cases/conversion/submit-conversion.ts';
import type { Press, PressOutcome } from '../../src/use-cases/press-outcome.ts';
import { ADMINS, aPerson, INVITER, userId } from './builders.ts';
import type { FakeAccount } from './fake-tenant.ts';
import { KIM } from './fresh-conversions.ts';
import { aHouse, type House, type HouseSettings } from './house.ts';

const HOME = { tenantId: 'ffffffff-0000-4000-8000-000000000001', name: 'Fabrikam', defaultDomain: 'fabrikam.example' };

export const KIMS_FORM: SubmittedConversion = {
  person: '',
  personTyped: 'kim@contoso.example',
  external: 'kim@fabrikam.example',
  signIn: 'kim@fabrikam.example',
  message: '',
  language: '',
};

/** An account of ours in whose way nothing stands. */
export function anAccount(more: Partial<FakeAccount> = {}): FakeAccount {
  return {
    ...aPerson({
      id: KIM,
      displayName: 'Kim Cho',
      userPrincipalName: 'kim@contoso.example',
      mail: 'kim@fabrikam.example',
    }),
    ...{ otherMails: [], proxyAddresses: [], plans: [], licences: [] },
    ...{ isSynced: false, isResourceAccount: false, isManagementRestricted: false },
    ...more,
  };
}

/** Two whose name begins alike. */
export const TWO_KIMS: readonly FakeAccount[] = [
  anAccount(),
  anAccount({ id: userId(41), userPrincipalName: 'kim.park@contoso.example', mail: undefined }),
];

export function noteOf(outcome: PressOutcome): string | undefined {
  return outcome.outcome === 'card' ? outcome.note : outcome.outcome;
}

export interface ConversionHouse {
  readonly house: House;
  start(text?: string): Promise<ConversionDraft>;
  /** As it is stored now. */
  draft(id: RequestId): Promise<ConversionDraft>;
  /** A press on the present card. */
  press(id: RequestId): Promise<Press>;
  /** The form as the first press leaves it, its job waiting. */
  submitted(form?: Partial<SubmittedConversion>): Promise<ConversionDraft>;
  /** Form and check, up to what the job makes of it. */
  checked(form?: Partial<SubmittedConversion>): Promise<ConversionDraft>;
  /** A message with its card in somebody's chat. */
  copied(draft: ConversionDraft, viewerId?: UserId): Promise<void>;
  /** The asker administers no more. */
  demote(): void;
}

/** A house whose inviter administers, and that knows one account. */
export function aConversionHouse({ tenant, ...settings }: HouseSettings = {}): ConversionHouse {
  const house = aHouse({
    ...settings,
    tenant: {
      groups: { [ADMINS]: [INVITER] },
      accounts: [anAccount()],
      homeTenants: { 'fabrikam.example': HOME },
      ...tenant,
    },
  });
  let asked = 0;

  async function start(text = ''): Promise<ConversionDraft> {
    asked += 1;
    const started = await house.useCases.startConversion({ callerId: INVITER, text, activityKey: `c ${asked}` });
    if (started.outcome !== 'started') throw new Error(started.because);
    return started.draft;
  }

  async function draft(id: RequestId): Promise<ConversionDraft> {
    const now = await house.edges.conversionDrafts.read(id);
    if (!now) throw new Error('no conversion');
    return now;
  }

  async function press(id: RequestId): Promise<Press> {
    return { callerId: INVITER, requestId: id, mark: conversionMark(await draft(id)) };
  }

  async function submitted(form: Partial<SubmittedConversion> = {}): Promise<ConversionDraft> {
    const { id } = await start();
    await house.useCases.submitConversion({ ...(await press(id)), form: { ...KIMS_FORM, ...form } });
    return draft(id);
  }

  return {
    house,
    start,
    draft,
    press,
    submitted,
    checked: async (form) => {
      const { id } = await submitted(form);
      await house.drain();
      return draft(id);
    },
    copied: (shown, viewerId = INVITER) =>
      house.edges.cardCopies.adopt({
        requestId: shown.id,
        viewerId,
        serviceUrl: 'http://127.0.0.1',
        conversationId: `a:${viewerId}`,
        activityId: '1',
        shown: stampOf({ kind: 'conversion', draft: shown }),
      }),
    demote: () => {
      house.directory.tenant.groups = { [ADMINS]: [] };
    },
  };
}
