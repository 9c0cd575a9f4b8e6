import type { LinkMailView } from './link-mail-view.ts';
import { footText } from './mail-foot.ts';

/** Same order as the HTML; the link once, so without the paragraph for a button that does not work. */
export function linkMailText(view: LinkMailView): string {
  const { account, textHeading } = view;
  const said = view.said.length > 0 ? [[view.wrote, ...view.said.map((line) => `> ${line}`.trimEnd())].join('\n')] : [];
  return [
    view.heading,
    view.hello,
    ...(view.again ? [view.again] : []),
    ...view.what,
    ...said,
    `${view.button}:\n${view.link}`,
    view.opens,
    [textHeading(view.accountH), `${account.before}${account.value}${account.after}`].join('\n'),
    [textHeading(view.stepsH), ...view.steps.map((step, at) => `${at + 1}. ${step}`)].join('\n'),
    [textHeading(view.genuineH), ...view.genuineText.map((line) => `- ${line}`)].join('\n'),
    [textHeading(view.notExpectedH), view.notExpected].join('\n'),
    view.direct,
    ...footText(view),
  ].join('\n\n');
}
