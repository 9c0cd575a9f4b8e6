import { isWaitedFor } from '../domain/conversion/conversion.ts';
import { isBlockOpen } from '../domain/conversion/conversion-follow-up.ts';
import { maySendLinkAgain } from '../domain/conversion/conversion-mails.ts';
import { mayStop } from '../domain/conversion/parties.ts';
import { surpriseIn } from '../domain/conversion/surprise.ts';
import { conversionPressMark } from '../domain/press-mark.ts';
import { momentText } from '../wording/moments.ts';
import { type PlainText, plainText } from './plain-text.ts';
import { administratorName, type RequestTelling } from './request-telling.ts';
import { upperFirst } from './status-telling.ts';

/** A way on: one sentence with its consequence, and its one button (P7). */
export interface Offer {
  readonly text: PlainText;
  readonly title: string;
  readonly verb: string;
  readonly mark: string;
}

/** What can be done about an invitation that is out, or that was accepted after the stop (product 5.8). */
export function conversionOffers(telling: RequestTelling): readonly Offer[] {
  const { conversion, name, person, words } = telling;
  const { stopping: said, already } = words;
  const mark = conversionPressMark(conversion);
  const finish = {
    text: plainText(said.finish({ name })),
    title: said.finishButton,
    verb: 'conversion.finish',
    mark,
  };
  const compare = { ...finish, text: plainText(said.again({ name })), title: said.againButton };
  const remind = {
    text: plainText(said.remind),
    title: said.stopReminding,
    verb: 'conversion.stopReminding',
    mark,
  };
  const again = {
    text: plainText(already.optResend({ address: person?.address ?? name })),
    title: already.resend,
    verb: 'conversion.linkAgain',
    mark,
  };
  const block = { text: plainText(said.block({ name })), title: said.blockButton, verb: 'conversion.block', mark };
  return [
    ...(conversion.state === 'redeemed-after-stop' ? [finish] : []),
    ...(person && surpriseIn(conversion) ? [compare] : []),
    ...(person && maySendLinkAgain(conversion) ? [again] : []),
    ...(isReminded(telling) ? [remind] : []),
    ...(mayBlock(telling) ? [block] : []),
  ];
}

/** Where they have signed in at another domain than that of mail: the account that they do sign in with (product 5.9). */
export function addressOffers({ conversion, person, words: { askChange } }: RequestTelling) {
  if (surpriseIn(conversion) !== 'mismatch' || !person) return [];
  const { buttons, handsOn, signInAddress, addressMissing: missing, sendAddress: send } = askChange;
  const mark = conversionPressMark(conversion);
  return [{ text: plainText(handsOn), title: buttons.address, label: signInAddress, missing, send, mark }];
}

/** Another reminder is going to come by itself. */
function isReminded({ conversion, reminderDays }: RequestTelling): boolean {
  const { isByMail, linkWipedAt, reminders = 0, remindersStoppedAt } = conversion.track;
  const isOn = !isByMail && !linkWipedAt && !remindersStoppedAt;
  return mayStop(conversion) && isOn && reminders < reminderDays.length;
}

function mayBlock({ conversion }: RequestTelling): boolean {
  const isOut = isWaitedFor(conversion) || conversion.state === 'redeemed-after-stop';
  return isOut && !isBlockOpen(conversion) && !conversion.track.block?.blockedAt;
}

/** What has come of such a press. */
export function offersTaken(telling: RequestTelling): readonly string[] {
  const { conversion, reader, words } = telling;
  const { stopping: said } = words;
  const { block, remindersStoppedAt } = conversion.track;
  return [
    ...(remindersStoppedAt && mayStop(conversion) ? [said.remindersStopped] : []),
    ...(block && isBlockOpen(conversion) ? [said.blockAsked] : []),
    ...(block?.blockedAt ? [said.blocked({ time: momentText(block.blockedAt, reader) })] : []),
    ...(block?.isOver && !block.blockedAt ? [said.blockEnded] : []),
    ...addressAsked(telling),
  ];
}

/** By whom and when; how far it has come is told on its own card. */
function addressAsked(telling: RequestTelling): readonly string[] {
  const { conversion, entries, reader, words } = telling;
  const asked = entries.findLast((entry) => entry.kind === 'address-asked');
  if (!asked || conversion.state !== 'needs-attention') return [];
  const values = { person: administratorName(asked.by, telling), time: momentText(asked.at, reader) };
  return [upperFirst(words.stopping.addressAsked(values))];
}
