import { isResendable, mayHandOver, mayHaveNewLink } from '../domain/delivery.ts';
import { type Invitation, type Invitee, isFinal } from '../domain/invitation.ts';
import { deliveryMark } from '../domain/press-mark.ts';
import type { Sentences } from '../wording/sentences.ts';
import { isOut } from './status-facts.ts';
import type { InvitationReading } from './status-telling.ts';

interface PressButton {
  readonly title: string;
  readonly style: 'positive' | 'default';
  /** What it is pressed on. */
  readonly mark: string;
  readonly invitation: string;
}

/** One row of buttons; each list holds one or none, because a verb stands in the template. */
export interface PressRow {
  readonly spacing: 'medium' | 'small';
  readonly handOvers: readonly PressButton[];
  readonly sendAgains: readonly PressButton[];
  readonly received: readonly PressButton[];
  readonly newLinks: readonly PressButton[];
  readonly others: readonly PressButton[];
  readonly histories: readonly PressButton[];
}

type Key = 'hand-over' | 'send-again' | 'try-again' | 'resend' | 'received' | 'new-link' | 'another' | 'history';

/** It is not certain whether any mail went out, and a person can settle it. */
function isUnsure(invitation: Invitation): boolean {
  if (invitation.state === 'delivery-unknown') return true;
  const isRefused = invitation.state === 'failed' && invitation.stage === 'delivery';
  return isRefused && invitation.track.mayBeSentAt !== undefined && !isOut(invitation);
}

/** All that can be pressed on the card of one. */
export function pressRows({ invitation, invitee }: InvitationReading, words: Sentences): readonly PressRow[] {
  // Where it needs somebody, the next one can wait.
  const isOver = isFinal(invitation) && invitation.state !== 'needs-attention';
  const keys = [...deliveryKeys(invitation, invitee), ...(isOver ? (['another'] as const) : []), 'history' as const];
  return rowsOf(keys, invitation, words);
}

/** What can be pressed about the link alone; in a crowd, of a link that is out, only what is asked for most. */
export function deliveryRows(
  { invitation, invitee }: InvitationReading,
  words: Sentences,
  { isCrowded }: { readonly isCrowded: boolean },
): readonly PressRow[] {
  const keys = deliveryKeys(invitation, invitee);
  const isSpared = isCrowded && keys.includes('resend');
  return rowsOf(isSpared ? ['resend'] : keys, invitation, words);
}

function deliveryKeys(invitation: Invitation, invitee: Invitee | undefined): readonly Key[] {
  // Without an address nothing can be sent any more.
  if (!invitee) return [];
  const handOver: readonly Key[] = mayHandOver(invitation) ? ['hand-over'] : [];
  const newLink: readonly Key[] = mayHaveNewLink(invitation) ? ['new-link'] : [];
  const again = (key: Key): readonly Key[] => (isResendable(invitation) ? [key] : []);
  const isAsked = invitation.track.strangerAt === undefined;
  if (isUnsure(invitation) && isAsked) return [...again('send-again'), 'received', ...handOver, ...newLink];
  if (invitation.state === 'failed') return [...handOver, ...again('try-again'), ...newLink];
  return [...again('resend'), ...handOver, ...newLink];
}

function rowsOf(keys: readonly Key[], invitation: Invitation, words: Sentences): readonly PressRow[] {
  const titles = titlesFor(invitation, words);
  const on = { mark: deliveryMark(invitation), invitation: invitation.id };
  return twoARow(keys).map((row, index) => {
    const its = (...wanted: readonly Key[]) =>
      row
        .filter((key) => wanted.includes(key))
        .map((key) => ({ title: titles[key], style: styleOf(key, keys), ...on }));
    return {
      spacing: index === 0 ? 'medium' : 'small',
      handOvers: its('hand-over'),
      sendAgains: its('send-again', 'try-again', 'resend'),
      received: its('received'),
      newLinks: its('new-link'),
      others: its('another'),
      histories: its('history'),
    };
  });
}

/** As many as fit (P9); the longest stands alone. */
function twoARow([first, ...others]: readonly Key[]): readonly (readonly Key[])[] {
  if (first === undefined) return [];
  const [second, ...rest] = others;
  if (first === 'resend' || second === undefined) return [[first], ...twoARow(others)];
  return [[first, second], ...twoARow(rest)];
}

/** The expected one; of two that settle what is not certain, none is. */
function styleOf(key: Key, [first]: readonly Key[]): PressButton['style'] {
  return key === first && (key === 'hand-over' || key === 'try-again' || key === 'another') ? 'positive' : 'default';
}

function titlesFor(invitation: Invitation, { status, history, common }: Sentences): Readonly<Record<Key, string>> {
  const isRefused = invitation.state === 'failed' && invitation.stage !== 'delivery';
  return {
    'hand-over': status.handOver,
    'send-again': status.sendAgain,
    'try-again': status.tryAgain,
    resend: status.resend,
    received: status.haveIt,
    'new-link': status.newLink,
    another: isRefused ? common.inviteGuest : status.another,
    history: history.button,
  };
}
