import { conversionHistoryCard } from '../cards/conversion-history.ts';
import { helpCard } from '../cards/help.ts';
import { invitationHistoryCard } from '../cards/invitation-history.ts';
import { languageCard } from '../cards/language.ts';
import { linkHandOverCard } from '../cards/link-hand-over.ts';
import type { Note } from '../cards/note.ts';
import { problemCard } from '../cards/problem.ts';
import type { RequestId } from '../domain/ids.ts';
import type { PressOutcome } from '../use-cases/press-outcome.ts';
import { numberText } from '../wording/moments.ts';
import { cardFor } from './answers.ts';
import { type CardAction, requestIdIn } from './card-action.ts';
import { cardActionRow } from './card-actions.ts';
import { report } from './failures.ts';
import { problemOf } from './problems.ts';
import { rankedReader } from './ranked-reader.ts';
import type { Reply } from './reply.ts';
import { startConversionForm, startForm } from './start-form.ts';
import type { Visit } from './visit.ts';

/** A pressed button, however it came: `Action.Execute`, or the `Action.Submit` of an old client with the verb in its data. */
export interface Pressed {
  readonly verb: string;
  readonly data: unknown;
  /** The client asked by itself; it may look, and no more (T1.3). */
  readonly isAutomatic: boolean;
}

/** Does what the button says, or shows the card as it is now. */
export async function press(visit: Visit, pressed: Pressed): Promise<Reply> {
  const reply = await replyToPress(visit, pressed);
  // The message that showed a link stays one of its own, whatever is answered on it.
  const isApart = reply.kind === 'card' && cardActionRow(pressed.verb)?.isApart;
  return isApart ? { kind: 'card', content: reply.content } : reply;
}

async function replyToPress(visit: Visit, pressed: Pressed): Promise<Reply> {
  const { verb, data, isAutomatic } = pressed;
  const row = cardActionRow(verb);
  const id = requestIdIn(data);
  const action = row?.parse(data, visit.deps.useCases);
  try {
    if (!row || (isAutomatic && row.does === 'act')) return await currentCard(visit, id, pressed);
    if (!action) return { kind: 'refusal', code: 'bad-request', text: visit.words.talk.unknown };
    return await act(visit, action, { isAutomatic, keepsCard: row.hasInputs });
  } catch (error) {
    const mayHaveActed = row?.does === 'act' && !row.hasInputs && problemOf(error) === 'generic';
    const present = mayHaveActed && id ? await presentCard(visit, id) : undefined;
    if (!present) throw error;
    report(visit, error, { where: verb, requestId: id });
    return present;
  }
}

async function act(visit: Visit, action: CardAction, showing: Showing): Promise<Reply> {
  const { deps, callerId, reader, words } = visit;
  switch (action.kind) {
    case 'press':
      return replyTo(visit, await action.run({ callerId, ...action.on }), showing);
    case 'start':
      return (await startForm(visit, action.text)) ?? { kind: 'line', text: words.talk.formBelow };
    case 'start-conversion':
      return (await startConversionForm(visit, action.asked)) ?? { kind: 'line', text: words.talk.formBelow };
    case 'choose-language':
      await deps.useCases.chooseLanguage({ callerId, language: action.language });
      return { kind: 'card', content: languageCard({ ...reader, language: action.language }) };
    case 'help':
      return { kind: 'card', content: helpCard(await rankedReader(visit)) };
  }
}

interface Showing {
  readonly isAutomatic: boolean;
  /** What was typed stands on the card that was pressed, and must stay there. */
  readonly keepsCard?: boolean;
  /** Why the card is shown, where the use-case could not know. */
  readonly note?: Note | undefined;
}

function replyTo(visit: Visit, outcome: PressOutcome, { isAutomatic, keepsCard, note }: Showing): Reply {
  const { reader, words, callerId } = visit;
  const { problem } = words;
  switch (outcome.outcome) {
    case 'card': {
      const { subject, as = 'nobody' } = outcome;
      // Without the link, whoever pressed: it comes with the edit of the message, which can be taken back.
      const onlooker = { ...reader, viewer: { id: callerId, as } };
      return { kind: 'card', content: cardFor(subject, onlooker, note ?? outcome.note), subject };
    }
    // Neither is a living card, so neither message becomes a copy of one.
    case 'link-card':
      return { kind: 'card', content: linkHandOverCard({ ...outcome.reading, note: outcome.note }, reader) };
    case 'history':
      return { kind: 'card', content: invitationHistoryCard({ ...outcome.reading, names: outcome.names }, reader) };
    case 'conversion-history':
      return { kind: 'card', content: conversionHistoryCard({ ...outcome.reading, names: outcome.names }, reader) };
    case 'not-yours':
      // A refresh wants a card; a line would flash up each time somebody scrolls past (T1.3).
      if (isAutomatic) return { kind: 'card', content: problemCard({ what: 'not-found' }, reader) };
      return { kind: 'line', text: problem.notYours };
    case 'no-admin':
      if (isAutomatic) return { kind: 'card', content: problemCard({ what: 'not-found' }, reader) };
      return { kind: 'line', text: words.talk.refuseAdmin };
    case 'not-found':
      if (keepsCard) return { kind: 'line', text: `${problem.notFound} ${problem.notFoundDo}` };
      return { kind: 'card', content: problemCard({ what: 'not-found' }, reader) };
    case 'too-long':
      return { kind: 'line', text: problem.tooLong(inNumbers(outcome, reader)) };
  }
}

function inNumbers({ length, max }: Extract<PressOutcome, { outcome: 'too-long' }>, { language }: Visit['reader']) {
  return { length: numberText(length, language), max: numberText(max, language) };
}

/** For a verb that is unknown, or that a refresh may not reach. */
async function currentCard(visit: Visit, id: RequestId | undefined, { isAutomatic }: Pressed): Promise<Reply> {
  const { deps, callerId, reader, words } = visit;
  if (id) {
    const outcome = await deps.useCases.showRequest({ callerId, requestId: id });
    // Nobody has pressed anything when the client asks by itself.
    return replyTo(visit, outcome, { isAutomatic, note: isAutomatic ? undefined : 'unknown-verb' });
  }
  if (isAutomatic) return { kind: 'card', content: problemCard({ what: 'not-found' }, reader) };
  return { kind: 'refusal', code: 'unknown-verb', text: words.talk.unknown };
}

/** After an act that broke off, the ledger knows better than any apology whether something was begun. */
async function presentCard(visit: Visit, requestId: RequestId): Promise<Reply | undefined> {
  try {
    const outcome = await visit.deps.useCases.showRequest({ callerId: visit.callerId, requestId });
    return outcome.outcome === 'card' ? replyTo(visit, outcome, { isAutomatic: false }) : undefined;
  } catch {
    // The first error is the one that is told.
    return undefined;
  }
}
