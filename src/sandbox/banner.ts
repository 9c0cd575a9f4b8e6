export interface Addresses {
  readonly bot: string;
  readonly tenant: string;
  readonly seats: readonly { readonly name: string; readonly does: string; readonly url: string }[];
}

const WIDTH = 37;

/** What is where, who is who, and what to try first. */
export function banner(addresses: Addresses, { folder, seconds }: { folder: string; seconds: number }): string {
  const { bot, tenant, seats } = addresses;
  const people = seats.map(({ name, does, url }) => `  ${`Teams as ${name}, who ${does}`.padEnd(WIDTH)}  ${url}`);
  return `
Guestlist sandbox, ready in ${seconds.toFixed(1)} s. Everything runs on this machine; nothing is configured.

${people.join('\n')}
  The mailboxes of everybody             ${tenant}/mail
  The people and teams of Contoso        ${tenant}/_sandbox/tenant
  The bot                                ${bot}/api/messages
  Its database and log                   ${folder}

Try as Sam Park:
  invite ann@fabrikam.example
  jiho@hanbit.example 님을 초대해 주세요
  help
Send the invitation, open the mail in the mailboxes, press its link, and watch the card change.
As Dana Choi:
  convert dev.patel@contoso.example to dev.patel@fabrikam.example
Ctrl-C ends everything.
`;
}
