import { type EmailAddress, parseEmailAddress } from '../domain/email-address.ts';
import { type ForgetOutcome, forgetPerson, type Removed } from '../use-cases/forget-person.ts';
import { type CliIo, type Command, EXIT, type ExitCode, type Given, Misuse } from './command.ts';

export const FORGET: Command = {
  usage: 'forget <address> [--yes] [--even-open]',
  meaning: 'remove at once all that is kept of an address; --even-open: of an open invitation too',
  options: { yes: { type: 'boolean' }, 'even-open': { type: 'boolean' } },
  question: (given) => `Forget ${addressIn(given)}? What is removed cannot be brought back. Type yes: `,
  run: async (given, deps, io) => {
    const address = addressIn(given);
    if (given.options.yes !== true) throw new Misuse('Nobody is asked here: say --yes.');
    const evenOpen = given.options['even-open'] === true;
    return tell(await forgetPerson(deps, { address, evenOpen }), io);
  },
};

function addressIn({ subjects: [text, ...more] }: Given): EmailAddress {
  const parsed = text === undefined || more.length > 0 ? undefined : parseEmailAddress(text);
  if (!parsed || !('address' in parsed)) throw new Misuse('Say one mail address.');
  return parsed.address;
}

function tell(outcome: ForgetOutcome, io: CliIo): ExitCode {
  switch (outcome.outcome) {
    case 'nothing-held':
      io.out('Nothing is kept of this address.');
      return EXIT.done;
    case 'refused':
      // Somebody was invited meanwhile.
      for (const line of outcome.removed ? counted(outcome.removed) : []) io.out(line);
      io.err(`${outcome.removed ? 'The rest stays' : 'Nothing was removed'}: ${refusalOf(outcome)}`);
      return EXIT.refused;
    case 'forgotten':
      for (const line of [...counted(outcome), ...remaining(outcome)]) io.out(line);
      return EXIT.done;
  }
}

function refusalOf({ because, references }: Extract<ForgetOutcome, { readonly outcome: 'refused' }>): string {
  return `${references.join(', ')} ${REFUSALS[because]}`;
}

const REFUSALS = {
  open: 'is still open. With --even-open it is followed to its end without the address; no mail about it can be sent again.',
  'not-issued': 'is a conversion that waits for an answer. Withdraw or deny it first.',
  'not-decided': 'is a request about their access that waits for an answer. Withdraw or decline it first.',
  'under-way': 'is just being sent, and needs the address for it. Try again in a few minutes.',
};

function counted({ invitations, notices, conversions, changes, links, drafts, checks }: Removed): readonly string[] {
  const counts = [
    [invitations, 'invitation(s): address, name, message, cc and hash'],
    [notices, 'invitation(s) of others: the address that was told as well'],
    [conversions, 'conversion(s): name, addresses, findings, snapshot, comparison and hash'],
    [changes, 'request(s) about their access: name, addresses, groups and hash'],
    [links, 'redeem link(s)'],
    [drafts, 'form(s) with the address in it, cancelled where they were not sent'],
    [checks, 'trace(s) of a check of the address'],
  ] as const;
  return ['Removed:', ...counts.filter(([count]) => count > 0).map(([count, what]) => `  ${count} ${what}`)];
}

function remaining({ accounts, invitations, notices, conversions, changes, drafts }: Removed): readonly string[] {
  const isInvited = invitations + notices > 0;
  const isInLedger = isInvited || conversions + changes > 0;
  const rest = [
    ...accounts.map((id) => `the account ${id} in the directory: remove it in Entra if it is to go`),
    ...(isInvited ? ['mails that were sent'] : []),
    ...(isInLedger || drafts > 0
      ? [
          'cards in Teams: edited within minutes to ones without the address, where the chat is open to us',
          'messages and histories in Teams that name them: they stay as they were posted',
        ]
      : []),
    ...(isInLedger ? ['the ledger, which names nobody, and now says that somebody was forgotten'] : []),
  ];
  return rest.length > 0 ? ['Not removed:', ...rest.map((each) => `  ${each}`)] : [];
}
