import { offeredChanges } from '../domain/access-change/offered-changes.ts';
import type { ReviewedPerson } from '../domain/draft.ts';
import type { Audience } from '../domain/eligibility.ts';
import { alreadyThereCard, type OpenedPresence } from './already-there.ts';
import { deletedIn, presenceOf } from './finding-groups.ts';
import { invitationReviewCard } from './invitation-review.ts';
import { invitationReviewManyCard } from './invitation-review-many.ts';
import type { OpenedPerson, ReviewDraft } from './opened-person.ts';
import type { Reader } from './reader.ts';
import type { CardContent } from './render-card.ts';

/** What the check found: the list of several people, or one of them, who can be invited or is here already. */
export function reviewCard(draft: ReviewDraft, reader: Reader): CardContent {
  const opened = openedPerson(draft);
  if (!opened) return invitationReviewManyCard(draft, reader);
  const presence = presenceOfPerson(opened.person, draft.review.audience);
  return presence ? alreadyThereCard({ ...opened, presence }, reader) : invitationReviewCard(opened, reader);
}

function openedPerson(draft: ReviewDraft): OpenedPerson | undefined {
  const { people } = draft.review;
  const isListed = people.length > 1;
  const index = isListed ? draft.opened : 0;
  const person = index === undefined ? undefined : people[index];
  return index === undefined || person === undefined ? undefined : { draft, person, index, isListed };
}

/** Whoever is here, or was and may be asked back by an administrator. */
function presenceOfPerson(person: ReviewedPerson, audience: Audience): OpenedPresence['presence'] | undefined {
  if (person.standing === 'already-there') return presenceOf(person.findings, audience);
  const isRestorable = audience === 'admin' && offeredChanges(person).includes('restore');
  return isRestorable ? deletedIn(person.findings) : undefined;
}
