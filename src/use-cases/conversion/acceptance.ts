import { isRedeemed } from '../../domain/conversion/signed-in-at.ts';
import type { UserId } from '../../domain/ids.ts';
import type { ConversionReading } from '../ports/conversions.ts';
import type { Directory } from '../ports/directory.ts';
import type { LinkVault } from '../ports/link-vault.ts';
import { needed } from '../unreadable.ts';
import type { Wave } from '../wave.ts';
import { type RecordConversionDeps, recordConversion } from './record-conversion.ts';

export type Acceptance = 'accepted' | 'waiting' | 'not-there';

/** Whether they have accepted, with our link or without it (E2). What is given throws EdgeError where it was not readable. */
export function askAcceptance(wave: Wave, accountId: UserId): () => Acceptance {
  const account = wave.ask({ fact: 'person', id: accountId });
  const ownDomains = wave.ask({ fact: 'own-domains' });
  return () => {
    const person = needed(account(), 'account-not-readable');
    if (!person) return 'not-there';
    return isRedeemed(person, needed(ownDomains(), 'own-domains-not-readable')) ? 'accepted' : 'waiting';
  };
}

/** One plain read may have been answered by a copy that lags: it is read once more, together with the bin. Throws EdgeError. */
export async function isAccountGone({ directory }: { readonly directory: Directory }, id: UserId): Promise<boolean> {
  const { account, deleted } = await directory.read({
    account: { fact: 'person', id },
    deleted: { fact: 'deleted-account', id },
  });
  // Found there, or, after 30 days, in neither place; where the bin may not be read, nobody knows.
  return 'read' in account && account.read === undefined && 'read' in deleted;
}

export interface WipingDeps extends RecordConversionDeps {
  readonly conversionLinks: LinkVault;
}

/** Nobody needs the link any more. Wiped first: a crash between the two leaves none behind, and this one is missed by nobody. */
export async function recordWiped<Kind extends 'redeemed' | 'account-gone' | 'link-wiped'>(
  deps: WipingDeps,
  reading: ConversionReading,
  kind: Kind,
): Promise<{ readonly outcome: Kind | 'outdated' }> {
  await deps.conversionLinks.wipe(reading.conversion.invitationId);
  return { outcome: (await recordConversion(deps, reading, [{ kind }])) ? kind : 'outdated' };
}
