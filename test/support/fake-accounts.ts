import type { AccountRefusal } from '../../src/domain/conversion/conversion-entry.ts';
import type { AccountOutcome, Accounts } from '../../src/use-cases/ports/accounts.ts';
import { runStep, type Script, type Step, scriptOf } from './scripted-outcomes.ts';

type Act = Exclude<keyof Accounts, 'mayWriteMail'>;
type OrderOf<Name extends Act> = Parameters<Accounts[Name]>[0];

export interface FakeAccounts extends Accounts {
  /** Each write of its kind, whatever became of it. */
  readonly mailOrders: readonly OrderOf<'writeMail'>[];
  readonly sessionOrders: readonly OrderOf<'endSessions'>[];
  readonly typeOrders: readonly OrderOf<'setUserType'>[];
  readonly passwordOrders: readonly OrderOf<'replacePassword'>[];
  readonly blockOrders: readonly OrderOf<'blockSignIn'>[];
  readonly restoreOrders: readonly OrderOf<'restore'>[];
  readonly removalOrders: readonly OrderOf<'removeGuest'>[];
  readonly mailScript: Script<AccountRefusal>;
  readonly sessionScript: Script<AccountRefusal>;
  readonly typeScript: Script<AccountRefusal>;
  readonly passwordScript: Script<AccountRefusal>;
  readonly blockScript: Script<AccountRefusal>;
  readonly restoreScript: Script<AccountRefusal>;
  readonly removalScript: Script<AccountRefusal>;
  /** Takes every permission away, or gives it. */
  grant(mayWrite: boolean): void;
}

/** Writes on accounts in memory; what they change is shown by whoever is told. */
export function fakeAccounts(
  settings: {
    readonly mayWriteMail?: boolean;
    readonly onMail?: (order: OrderOf<'writeMail'>) => void;
    readonly onSessionsEnded?: (order: OrderOf<'endSessions'>) => void;
    readonly onUserType?: (order: OrderOf<'setUserType'>) => void;
    readonly onPassword?: (order: OrderOf<'replacePassword'>) => void;
    readonly onBlocked?: (order: OrderOf<'blockSignIn'>) => void;
    readonly onRestored?: (order: OrderOf<'restore'>) => void;
    readonly onRemoved?: (order: OrderOf<'removeGuest'>) => void;
  } = {},
): FakeAccounts {
  let isGranted = settings.mayWriteMail ?? true;

  function acting<Name extends Act>(onDone: ((order: OrderOf<Name>) => void) | undefined) {
    const orders: OrderOf<Name>[] = [];
    const script = scriptOf<AccountRefusal>();
    async function act(order: OrderOf<Name>): Promise<AccountOutcome> {
      orders.push(order);
      return isGranted ? run(script.next(), () => onDone?.(order)) : refusedFor('permission-missing');
    }
    return { orders, script, act };
  }

  const mail = acting<'writeMail'>(settings.onMail);
  const sessions = acting<'endSessions'>(settings.onSessionsEnded);
  const type = acting<'setUserType'>(settings.onUserType);
  const password = acting<'replacePassword'>(settings.onPassword);
  const block = acting<'blockSignIn'>(settings.onBlocked);
  const restore = acting<'restore'>(settings.onRestored);
  const removal = acting<'removeGuest'>(settings.onRemoved);

  return {
    mailOrders: mail.orders,
    sessionOrders: sessions.orders,
    typeOrders: type.orders,
    passwordOrders: password.orders,
    blockOrders: block.orders,
    restoreOrders: restore.orders,
    removalOrders: removal.orders,
    mailScript: mail.script,
    sessionScript: sessions.script,
    typeScript: type.script,
    passwordScript: password.script,
    blockScript: block.script,
    restoreScript: restore.script,
    removalScript: removal.script,
    grant: (mayWrite) => {
      isGranted = mayWrite;
    },
    mayWriteMail: async () => isGranted,
    writeMail: mail.act,
    endSessions: sessions.act,
    setUserType: type.act,
    replacePassword: password.act,
    blockSignIn: block.act,
    restore: restore.act,
    removeGuest: removal.act,
  };
}

function run(step: Step<AccountRefusal>, act: () => void): AccountOutcome {
  return runStep<AccountRefusal, AccountOutcome>(step, {
    act: () => {
      act();
      return { outcome: 'done' };
    },
    refuse: refusedFor,
  });
}

function refusedFor(refusal: AccountRefusal): AccountOutcome {
  return { outcome: 'refused', refusal };
}
