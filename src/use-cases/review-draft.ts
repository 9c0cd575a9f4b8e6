import { parseAddressList } from '../domain/address-list.ts';
import type { Choice } from '../domain/already-there.ts';
import type { Choices, Draft, Review, ReviewedPerson } from '../domain/draft.ts';
import { assessEligibility } from '../domain/eligibility.ts';
import { addressOf, type EligibilityFacts, isAdmin } from '../domain/eligibility-facts.ts';
import { domainOf, parseEmailAddress } from '../domain/email-address.ts';
import { saySame } from '../domain/equal.ts';
import type { Policy } from '../domain/policy.ts';
import { signInOf } from '../domain/sign-in.ts';
import { composeMail, senderOf } from './compose-mail.ts';
import { type GatherDeps, type Gathered, gatherFacts } from './gather-facts.ts';
import type { Mailer } from './ports/mailer.ts';

export interface ReviewDeps extends GatherDeps {
  readonly mailer: Mailer;
}

/** Reads and judges everybody on the form. Throws EdgeError when the directory does not answer. */
export async function reviewDraft(deps: ReviewDeps, draft: Draft, choices: Choices, policy: Policy): Promise<Review> {
  const { people } = parseAddressList(draft.form.addresses);
  const { form, inviterId, askedFrom } = draft;
  const gathered = await gatherFacts(deps, {
    people,
    inviterId,
    teamId: form.teamId === '' ? undefined : form.teamId,
    sponsorId: form.sponsorId === '' ? undefined : form.sponsorId,
    askedFrom,
    message: form.message,
    policy,
  });
  const reviewed: ReviewedPerson[] = [];
  for (const [at, { text, name }] of people.entries()) {
    const facts = gathered.people[at];
    if (facts) reviewed.push(personOf({ facts: countedAfter(reviewed, facts), text, name, draft, policy }, choices));
  }
  return {
    ...sharedOf(deps, gathered, policy),
    people: reviewed,
    mail: previewOf(deps, { draft, policy, gathered }, reviewed),
  };
}

/** Those before them on the form count against the limits, as far as something goes out to them. */
function countedAfter(before: readonly ReviewedPerson[], facts: EligibilityFacts): EligibilityFacts {
  const mailed = before.filter(({ standing, choice }) => standing === 'ready' && isMailed(choice));
  const domain = 'address' in facts.address ? domainOf(facts.address.address) : undefined;
  const there = mailed.filter(({ address }) => address.endsWith(`@${domain}`));
  return { ...facts, usage: { ...facts.usage, before: mailed.length, beforeAtDomain: there.length } };
}

interface Judged {
  readonly facts: EligibilityFacts;
  readonly text: string;
  readonly name: string | undefined;
  readonly draft: Draft;
  readonly policy: Policy;
}

function personOf({ facts, text, name, draft, policy }: Judged, chosen: Choices): ReviewedPerson {
  const address = 'address' in facts.address ? facts.address.address : text;
  const choice = chosen[address];
  const { standing, findings, fine, choices, accountId } = assessEligibility(facts, policy, choice);
  const { openHere } = facts;
  return {
    address,
    name,
    standing,
    findings,
    fine,
    choices,
    choice: standing === 'ready' ? choice : undefined,
    accountId,
    open: openHere && {
      invitationId: openHere.id,
      isOwn: openHere.inviterId === draft.inviterId,
      mark: openHere.mark,
    },
  };
}

function sharedOf({ clock }: ReviewDeps, { shared }: Gathered, policy: Policy): Omit<Review, 'people' | 'mail'> {
  const team = shared.team && 'read' in shared.team ? shared.team.read : undefined;
  const sponsor = shared.sponsor && 'read' in shared.sponsor ? shared.sponsor.read : undefined;
  return {
    audience: isAdmin(shared, policy) ? 'admin' : 'inviter',
    teamName: team?.name,
    ...senderOf(shared.inviter),
    sponsorName: sponsor?.displayName,
    checkedAt: clock(),
  };
}

/** The first of those who get a mail stands for all: the words are the same, but for name and address. */
function previewOf(
  { mailer }: ReviewDeps,
  { draft, policy, gathered }: { readonly draft: Draft; readonly policy: Policy; readonly gathered: Gathered },
  people: readonly ReviewedPerson[],
): Review['mail'] {
  const { form } = draft;
  const { shared, organisation } = gathered;
  const first = people.find(({ standing, choice }) => standing === 'ready' && isMailed(choice));
  const parsed = first && parseEmailAddress(first.address);
  if (!first || !parsed || !('address' in parsed)) return undefined;
  const team = shared.team && 'read' in shared.team ? shared.team.read : undefined;
  const facts = gathered.people.find((each) => addressOf(each) === parsed.address);
  return mailer.preview(
    composeMail({
      inviter: shared.inviter,
      organisation: 'read' in organisation ? organisation.read : '',
      invitee: { address: parsed.address, name: first.name, message: messageOf(form.message), language: form.language },
      teamName: team?.name,
      isNewLink: first.choice === 'new-link',
      signIn: facts ? signInOf(facts, domainOf(parsed.address)) : 'unknown',
      reminders: policy.reminderDays.length,
    }),
  );
}

export function isMailed(choice: Choice | undefined): boolean {
  return choice === undefined || choice === 'new-link';
}

export function messageOf(message: string): string | undefined {
  return message.trim() === '' ? undefined : message;
}

/** Whether the check found what the inviter agreed to: the people, the findings and the words of the mail. */
export function saysTheSame(now: Review, seen: Review | undefined): boolean {
  return seen !== undefined && saySame(agreed(now), agreed(seen));
}

function agreed({ people, mail, teamName, sponsorName }: Review): object {
  return { people: people.map(agreedOf), mail, teamName, sponsorName };
}

function agreedOf({ address, name, standing, findings, choice, accountId }: ReviewedPerson): object {
  // A membership is agreed to on that account; it may be pressed before it was looked at as such.
  const isMembership = choice !== undefined && !isMailed(choice);
  return { address, name, standing, choice, accountId, findings: isMembership ? [] : findings };
}
