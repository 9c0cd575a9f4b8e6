import { accessChangeCard } from '../cards/access-change.ts';
import { conversionCancelledCard } from '../cards/conversion-cancelled.ts';
import { conversionCheckingCard } from '../cards/conversion-checking.ts';
import { conversionChooseCard } from '../cards/conversion-choose.ts';
import { conversionFormCard } from '../cards/conversion-form.ts';
import { converterReviewCard } from '../cards/conversion-handed-in.ts';
import { conversionRequestCard } from '../cards/conversion-request.ts';
import { conversionReviewCard } from '../cards/conversion-stage.ts';
import { conversionToLookAtCard } from '../cards/conversion-to-look-at.ts';
import { invitationCancelledCard } from '../cards/invitation-cancelled.ts';
import { invitationCheckingCard } from '../cards/invitation-checking.ts';
import { invitationFormCard } from '../cards/invitation-form.ts';
import { invitationStatusCard } from '../cards/invitation-status.ts';
import type { Note, Noted } from '../cards/note.ts';
import { problemCard } from '../cards/problem.ts';
import type { Reader } from '../cards/reader.ts';
import type { CardContent } from '../cards/render-card.ts';
import { reviewCard } from '../cards/review-stage.ts';
import type { ConversionDraft } from '../domain/conversion/conversion-draft.ts';
import type { Draft } from '../domain/draft.ts';
import type { CardSubject } from '../use-cases/card-subject.ts';
import type { Viewer } from '../use-cases/ports/notifier.ts';

/** A reader, and as what they look: of a conversion that was asked for everybody has a card of their own. */
export interface Onlooker extends Reader {
  readonly viewer?: Omit<Viewer, 'person'> | undefined;
}

/** The living card of a draft or a request, for one reader; the same for a press, a command and a job. */
export function cardFor(subject: CardSubject, reader: Onlooker, note?: Note): CardContent {
  switch (subject.kind) {
    case 'draft':
      return draftCard({ ...subject.draft, note }, reader);
    case 'conversion':
      return conversionForm({ ...subject.draft, note }, reader);
    case 'conversion-request':
      return conversionRequest({ ...subject, note }, reader);
    case 'access-change':
      return accessChange({ ...subject, note }, reader);
    case 'request':
      return invitationStatusCard({ readings: subject.readings, reminderDays: subject.reminderDays, note }, reader);
  }
}

function draftCard(draft: Noted<Draft>, reader: Reader): CardContent {
  switch (draft.stage) {
    case 'form':
      return invitationFormCard(draft, reader);
    case 'checking':
      return invitationCheckingCard(draft, reader);
    case 'review':
      return reviewCard(draft, reader);
    // A sent draft has its request, which is what is shown; without one nothing was begun.
    case 'sent':
    case 'cancelled':
      return invitationCancelledCard(reader);
  }
}

/** What was found is for administrators: whoever is not known to be one reads what they typed, and how it stands (checks 1). */
function conversionForm(draft: Noted<ConversionDraft>, { viewer, ...reader }: Onlooker): CardContent {
  // Who was asked to look at it and administers no more, or whose own account it names by now.
  if (viewer?.as === 'nobody' && viewer.id !== draft.askerId) return problemCard({ what: 'not-found' }, reader);
  switch (viewer?.as) {
    case 'asker':
      return conversionCard(draft, reader);
    case 'admin':
      return conversionToLookAtCard(draft, reader);
    default:
      return converterCard(draft, reader);
  }
}

function conversionCard(draft: Noted<ConversionDraft>, reader: Reader): CardContent {
  switch (draft.stage) {
    case 'form':
      return conversionFormCard(draft, reader);
    case 'choosing':
      return conversionChooseCard(draft, reader);
    case 'checking':
      return conversionCheckingCard(draft, reader);
    case 'review':
      return conversionReviewCard(draft, reader);
    // What was asked for has its conversion, which is what is shown; without one nothing was begun.
    case 'asked':
    case 'cancelled':
      return conversionCancelledCard(reader, draft);
  }
}

function converterCard(draft: Noted<ConversionDraft>, reader: Reader): CardContent {
  switch (draft.stage) {
    case 'form':
      return conversionFormCard(draft, reader, { isForConverter: true });
    // Whom to choose from they were shown as long as they administered.
    case 'choosing':
      return conversionFormCard({ ...draft, stage: 'form', errors: [] }, reader, { isForConverter: true });
    case 'review':
      return converterReviewCard(draft, reader);
    case 'checking':
    case 'asked':
    case 'cancelled':
      return conversionCard(draft, reader);
  }
}

/** The link is for the eyes of the holder of the account, whatever else was said of whoever looks (product 5.5). */
function conversionRequest(
  subject: Noted<Extract<CardSubject, { readonly kind: 'conversion-request' }>>,
  { viewer, ...reader }: Onlooker,
): CardContent {
  if (!viewer || viewer.as === 'nobody') return problemCard({ what: 'not-found' }, reader);
  const { id: viewerId, as } = viewer;
  const isHolder = as === 'holder' && viewerId === subject.reading.conversion.accountId;
  return conversionRequestCard({ ...subject, as, viewerId, link: isHolder ? viewer.link : undefined }, reader);
}

/** For administrators alone, and not for whom it is about. */
function accessChange(
  { reading, handedOn, decisionDays, note }: Noted<Extract<CardSubject, { readonly kind: 'access-change' }>>,
  { viewer, ...reader }: Onlooker,
): CardContent {
  const as = viewer?.as;
  if (!viewer || (as !== 'asker' && as !== 'admin' && as !== 'confirmer'))
    return problemCard({ what: 'not-found' }, reader);
  return accessChangeCard({ reading, handedOn, decisionDays, note, as, viewerId: viewer.id }, reader);
}
