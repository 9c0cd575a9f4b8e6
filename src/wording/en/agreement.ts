import type { Taken } from '../../domain/conversion/agreement.ts';
import type { AgreementSentences } from '../agreement-sentences.ts';
import { counted } from './counted.ts';
import { listed } from './listed.ts';

const TAKEN: Readonly<Record<Taken, string>> = { mailbox: 'the mailbox', role: 'every role' };

/** Whether a conversion is agreed at all, before anything is taken away for it. */
export const agreement: AgreementSentences = {
  agreement: {
    why: ({ name }) => `What is left takes something away from ${name}. Ask first whether the conversion is agreed.`,
    ask: 'Ask for agreement first…',
    heading: ({ name }) => `Agree in principle to converting ${name}?`,
    takeAway: 'What has to be taken away first',
    means: 'Agreeing converts nothing. Everything is checked and confirmed again before the invitation.',
    until: ({ n }) => `The agreement lapses after ${counted(n, 'day', 'days')}.`,
    agree: 'Agree in principle',
    agreed: ({ person, taken }) => `Agreed in principle by ${person}${whenGone(taken)}`,
    lapsed: ({ name, date }) => `The agreement for ${name} lapsed on ${date}; nothing was changed by it`,
    next: 'Take away what has to be taken away, then check again. Everything is confirmed once more before the invitation.',
    ready: 'What had to be taken away is gone. Ask for the confirmation now.',
    lapsesOn: ({ date }) => `The agreement lapses on ${date}.`,
    stepNow: 'Waiting for an administrator to agree in principle',
    stepDone: ({ person }) => `Agreed in principle by ${person}`,
    stepLapsed: ({ date }) => `The agreement lapsed on ${date}`,
  },
};

function whenGone(taken: readonly Taken[]): string {
  if (taken.length === 0) return '';
  const things = listed(taken.map((each) => TAKEN[each]));
  return `; check again when ${things} ${taken.length === 1 ? 'is' : 'are'} gone`;
}
