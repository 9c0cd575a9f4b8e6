import type { StoppingSentences } from '../stopping-sentences.ts';

/** After issue, when it is not wanted any more. */
export const stopping: StoppingSentences = {
  stopping: {
    noWithdrawBut: ({ name }) =>
      `It cannot be withdrawn any more: Microsoft offers no way, and ${name} may accept even without our link. You can still:`,
    remind: 'Send no more reminders.',
    stopReminding: 'Stop reminding',
    remindersStopped: 'No more reminders are sent.',
    mail: ({ old }) => `Put mail back to ${old}. Accepting may then fail, which is not certain.`,
    mailStops: ({ name, old }) =>
      `This stops the conversion: the link is not shown to ${name} any more, and mail is put back to ${old}. The account stays watched.`,
    mailStopsMailed: ({ name, old }) =>
      `This stops the conversion, and mail is put back to ${old}. A link that has gone out by mail stays with ${name}. The account stays watched.`,
    block: ({ name }) =>
      `Block sign-in until somebody decides; a second administrator confirms it, and ${name} can then not work here at all.`,
    blockButton: 'Block sign-in…',
    blockAsked: 'Blocking sign-in was asked for: another administrator has to confirm it.',
    blocked: ({ time }) => `Sign-in was blocked: ${time}. In Microsoft Entra an administrator allows it again.`,
    blockEnded: 'Blocking sign-in was asked for, and came to nothing: nothing was blocked.',
    addressAsked: ({ person, time }) => `${person} asked to change the address (${time}).`,
    stoppedBy: ({ person }) => `Stopped after issue by ${person}`,
    afterStop: ({ date, signIn }) =>
      signIn === undefined
        ? `It happened on ${date}. Finish the conversion, block sign-in, or have it converted back.`
        : `It happened on ${date}. The account signs in with ${signIn} now. Finish the conversion, block sign-in, or have it converted back.`,
    finish: ({ name }) =>
      `Finish it: the account of ${name} is compared with what it was before, and what is left to do is shown.`,
    finishButton: 'Finish the conversion',
    again: ({ name }) =>
      `Once it is put right, compare the account of ${name} again; if all is well, it goes on from there.`,
    againButton: 'Compare again',
    doneUnwatched:
      'Once this is marked as done, the account is not watched any more. Converting it can then be asked for anew; that makes a new link.',
    doneAfterStop: 'Once this is marked as done, nothing is compared, and everything else is left to you.',
    putAsideAccepted: ({ name }) => `The request for ${name} is marked as done; it was accepted after the stop`,
    putAsideUnseen: ({ name }) => `The request for ${name} is marked as done; the account was not compared`,
  },
};
