import type { Draft } from '../domain/draft.ts';
import { domainOf, findAddresses, parseEmailAddress } from '../domain/email-address.ts';
import type { TeamId, UserId } from '../domain/ids.ts';
import { guestLanguageGuess, type Language } from '../domain/language.ts';
import { isOutsider } from '../domain/person.ts';
import type { Clock } from './ports/clock.ts';
import type { Directory } from './ports/directory.ts';
import type { Drafts } from './ports/drafts.ts';
import type { Ids } from './ports/ids.ts';
import type { Policies } from './ports/policies.ts';
import { unreadable } from './unreadable.ts';

export interface StartDraftDeps {
  readonly directory: Directory;
  readonly drafts: Drafts;
  readonly policies: Policies;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface StartDraftInput {
  readonly callerId: UserId;
  /** What they typed; addresses in it fill the form. */
  readonly text: string;
  readonly language: Language;
  /** Where it was typed, if that says something about the team. */
  readonly askedFrom?: Draft['askedFrom'];
  /** The team in which it was typed; chosen on the form if it is the caller's. */
  readonly askedIn?: TeamId;
  /** Names the activity that asks, so that its second delivery finds the first one's draft. */
  readonly activityKey: string;
}

export type StartOutcome =
  | { readonly outcome: 'started'; readonly draft: Draft }
  | { readonly outcome: 'refused'; readonly because: 'outsider' | 'unknown-person' };

/** A form for the inviter, filled in with what they said. Throws EdgeError when the directory does not say who they are. */
export async function startDraft(deps: StartDraftDeps, input: StartDraftInput): Promise<StartOutcome> {
  const { directory, drafts, policies, clock, ids } = deps;
  const id = ids.requestId(input.activityKey);
  const known = await drafts.read(id);
  if (known) return { outcome: 'started', draft: known };

  const policy = await policies.current();
  const among = [...policy.admins, ...policy.inviters];
  const facts = await directory.read({
    person: { fact: 'person', id: input.callerId },
    ownDomains: { fact: 'own-domains' },
    teams: { fact: 'owned-teams', of: input.callerId },
    memberships: { fact: 'memberships', of: input.callerId, among },
  });
  if (!('read' in facts.person)) throw unreadable('person-not-readable', facts.person);
  const person = facts.person.read;
  if (!person?.accountEnabled) return { outcome: 'refused', because: 'unknown-person' };
  const ownDomains = 'read' in facts.ownDomains ? facts.ownDomains.read : [];
  if (isOutsider(person, ownDomains)) return { outcome: 'refused', because: 'outsider' };

  // “You own no team” would be a guess.
  if (!('read' in facts.teams)) throw unreadable('teams-not-readable', facts.teams);
  const teams = facts.teams.read;
  const held = 'read' in facts.memberships ? facts.memberships.read : [];
  const draft: Draft = {
    id,
    reference: ids.reference(),
    inviterId: input.callerId,
    form: filledIn(input, teams.find((team) => team.id === input.askedIn)?.id ?? teams[0]?.id ?? ''),
    teams,
    mayInviteWithoutTeam: among.some((group) => held.includes(group)),
    askedFrom: input.askedFrom,
    version: 1,
    createdAt: clock(),
    stage: 'form',
    errors: [],
  };
  try {
    await drafts.create(draft);
  } catch (error) {
    // The same activity, delivered twice at once: the other one's draft is as good.
    const first = await drafts.read(id);
    if (!first) throw error;
    return { outcome: 'started', draft: first };
  }
  return { outcome: 'started', draft };
}

function filledIn({ text, language }: StartDraftInput, teamId: Draft['form']['teamId']): Draft['form'] {
  const found = findAddresses(text);
  const addresses = found.map(({ text: address, name }) => (name ? `${name} <${address}>` : address)).join('\n');
  const first = found[0] && parseEmailAddress(found[0].text);
  const domain = first && 'address' in first ? domainOf(first.address) : undefined;
  const mailLanguage = guestLanguageGuess(domain, undefined, language);
  return { addresses, teamId, message: '', language: mailLanguage, sponsorId: '', cc: '' };
}
