import type { InvitationId, RequestId } from '../../src/domain/ids.ts';
import type { NewJob } from '../../src/use-cases/ports/ledger.ts';
import { accessChangesContract } from '../contracts/access-changes-contract.ts';
import { cardCopiesContract } from '../contracts/card-copies-contract.ts';
import { checkedAddressesContract } from '../contracts/checked-addresses-contract.ts';
import { conversionCodesContract } from '../contracts/conversion-codes-contract.ts';
import { conversionDraftsContract } from '../contracts/conversion-drafts-contract.ts';
import { conversionsContract } from '../contracts/conversions-contract.ts';
import { draftsContract } from '../contracts/drafts-contract.ts';
import { inviteesContract } from '../contracts/invitees-contract.ts';
import { ledgerContract } from '../contracts/ledger-contract.ts';
import { linkVaultContract } from '../contracts/link-vault-contract.ts';
import { peopleContract } from '../contracts/people-contract.ts';
import { policiesContract } from '../contracts/policies-contract.ts';
import { NOON } from '../support/builders.ts';
import { newInvitationId, newRequestId } from '../support/fresh-builders.ts';
import { memoryAccessChanges } from '../support/memory-access-changes.ts';
import { memoryCardCopies } from '../support/memory-card-copies.ts';
import { memoryCheckedAddresses } from '../support/memory-checked-addresses.ts';
import { memoryConversionCodes } from '../support/memory-conversion-codes.ts';
import { memoryConversionDrafts } from '../support/memory-conversion-drafts.ts';
import { memoryConversions } from '../support/memory-conversions.ts';
import { memoryDrafts } from '../support/memory-drafts.ts';
import { memoryInvitees } from '../support/memory-invitees.ts';
import { memoryLedger } from '../support/memory-ledger.ts';
import { memoryLinkVault } from '../support/memory-link-vault.ts';
import { memoryPeople } from '../support/memory-people.ts';
import { memoryPolicies } from '../support/memory-policies.ts';

describe('the fakes in memory', () => {
  const recorder = async (clock = () => NOON) => {
    const enqueued: NewJob[] = [];
    const enqueue = (jobs: readonly NewJob[]) => void enqueued.push(...jobs);
    const drafts = memoryDrafts({ enqueue });
    const conversionDrafts = memoryConversionDrafts({ enqueue });
    const ledger = memoryLedger({ drafts, enqueue });
    const conversions = memoryConversions({
      drafts: conversionDrafts,
      enqueue,
      removeCopies: (id) => copies.removeAll(id),
    });
    const accessChanges = memoryAccessChanges({ enqueue, removeCopies: (id) => copies.removeAll(id) });
    const copies = memoryCardCopies({ drafts, conversionDrafts, ledger, conversions, accessChanges, clock });
    return {
      ...{ drafts, conversionDrafts, conversions, accessChanges, ledger, copies, enqueued },
      spoil: async (id: InvitationId) => ledger.spoil(id),
      spoilConversion: async (id: RequestId) => conversions.spoil(id),
      spoilChange: async (id: RequestId) => accessChanges.spoil(id),
    };
  };
  ledgerContract('in memory', () => recorder());
  conversionsContract('in memory', () => recorder());
  accessChangesContract('in memory', () => recorder());
  draftsContract('in memory', () => recorder());
  conversionDraftsContract('in memory', () => recorder());
  conversionCodesContract('in memory', async (clock = () => NOON) => ({
    codes: memoryConversionCodes({ clock }),
    requestId: newRequestId(),
  }));
  linkVaultContract('in memory', async (clock = () => NOON) => ({
    vault: memoryLinkVault({ clock }),
    invitationId: newInvitationId(),
  }));
  checkedAddressesContract('in memory', async () => memoryCheckedAddresses());
  peopleContract('in memory', async (clock) => {
    const { ledger, drafts } = await recorder();
    return { ledger, drafts, people: memoryPeople({ clock, ledger }) };
  });
  policiesContract('in memory', async (firstPolicy) => memoryPolicies(firstPolicy));
  inviteesContract('in memory', async (clock = () => NOON) => {
    const under = await recorder(clock);
    return { ...under, invitees: memoryInvitees({ ...under, cardCopies: under.copies }) };
  });
  cardCopiesContract('in memory', recorder);
});
