import { readingOf } from './eligibility-facts.ts';
import type { Fact } from './facts.ts';
import type { HomeTenant, InboundAccess } from './tenant-facts.ts';

/** What is known of a partner's way in: who they are, their own entry, and what goes for everybody. */
export interface InboundFacts {
  readonly homeTenant: Fact<HomeTenant | undefined>;
  readonly inboundPartner: Fact<InboundAccess | undefined> | undefined;
  readonly inboundDefault: Fact<InboundAccess>;
}

export function mayLookUp({ homeTenant }: Pick<InboundFacts, 'homeTenant'>): boolean {
  return !('unread' in homeTenant && homeTenant.unread.because === 'permission');
}

/** Asked for, and nobody is there. */
export function isWithoutHome({ homeTenant }: Pick<InboundFacts, 'homeTenant'>): boolean {
  return 'read' in homeTenant && homeTenant.read === undefined;
}

/** The partner's entry; what it leaves out is inherited (G7.3). */
export function inboundOf({
  inboundPartner,
  inboundDefault,
}: Pick<InboundFacts, 'inboundPartner' | 'inboundDefault'>): InboundAccess {
  const partner = readingOf(inboundPartner);
  const standard = readingOf(inboundDefault);
  return {
    people: partner?.people ?? standard?.people,
    applications: partner?.applications ?? standard?.applications,
    scopes: {
      people: (partner?.people === undefined ? standard : partner)?.scopes?.people,
      applications: (partner?.applications === undefined ? standard : partner)?.scopes?.applications,
    },
    redeemsByItself: partner?.redeemsByItself ?? standard?.redeemsByItself,
  };
}

export function isBlocked({ people, applications }: InboundAccess): boolean {
  return people === 'none' || applications === 'none';
}

export function isPartlyBlocked({ people, applications }: InboundAccess): boolean {
  return people === 'some' || applications === 'some';
}

export function isOpen(inbound: InboundAccess = {}): boolean {
  return !isBlocked(inbound) && !isPartlyBlocked(inbound);
}
