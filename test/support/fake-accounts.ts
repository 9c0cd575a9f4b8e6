import type { AccountRefusal } from '../../src/domain/conversion/conversion-entry.ts';
import type { AccountOutcome, Accounts } from '../../src/use-cases/ports/accounts.ts';
import { runStep, type Script, type Step, scriptOf } from './scripted-outcomes.ts';

type MailOrder = Parameters<Accounts['writeMail']>[0];
type RemovalOrder = Parameters<Accounts['removeGuest']>[0];

export interface FakeAccounts extends Accounts {
  /** Each PATCH and each DELETE, whatever became of it. */
  readonly mailOrders: readonly MailOrder[];
  readonly removalOrders: readonly RemovalOrder[];
  readonly mailScript: Script<AccountRefusal>;
  readonly removalScript: Script<AccountRefusal>;
  /** Takes the permission away, or gives it. */
  grant(mayWriteMail: boolean): void;
}

/** Writes on accounts in memory; what they change is shown by whoever is told. */
export function fakeAccounts(
  settings: {
    readonly mayWriteMail?: boolean;
    readonly onMail?: (order: MailOrder) => void;
    readonly onRemoved?: (order: RemovalOrder) => void;
  } = {},
): FakeAccounts {
  const mailScript = scriptOf<AccountRefusal>();
  const removalScript = scriptOf<AccountRefusal>();
  const mailOrders: MailOrder[] = [];
  const removalOrders: RemovalOrder[] = [];
  let isGranted = settings.mayWriteMail ?? true;

  function run(step: Step<AccountRefusal>, act: () => void): AccountOutcome {
    return runStep<AccountRefusal, AccountOutcome>(step, {
      act: () => {
        act();
        return { outcome: 'done' };
      },
      refuse: refusedFor,
    });
  }

  return {
    mailOrders,
    removalOrders,
    mailScript,
    removalScript,
    grant: (mayWriteMail) => {
      isGranted = mayWriteMail;
    },
    mayWriteMail: async () => isGranted,
    async writeMail(order) {
      mailOrders.push(order);
      if (!isGranted) return refusedFor('permission-missing');
      return run(mailScript.next(), () => settings.onMail?.(order));
    },
    async removeGuest(order) {
      removalOrders.push(order);
      if (!isGranted) return refusedFor('permission-missing');
      return run(removalScript.next(), () => settings.onRemoved?.(order));
    },
  };
}

function refusedFor(refusal: AccountRefusal): AccountOutcome {
  return { outcome: 'refused', refusal };
}
