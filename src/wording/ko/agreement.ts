import type { Taken } from '../../domain/conversion/agreement.ts';
import type { AgreementSentences } from '../agreement-sentences.ts';
import { listed } from './listed.ts';

const TAKEN: Readonly<Record<Taken, string>> = { mailbox: '사서함', role: '역할' };

/** Whether a conversion is agreed at all, before anything is taken away for it. */
export const agreement: AgreementSentences = {
  agreement: {
    why: ({ name }) =>
      `남은 항목을 해결하려면 ${name} 님에게서 무언가를 회수해야 합니다. 먼저 전환에 동의하는지 물어보세요.`,
    ask: '먼저 동의 요청…',
    heading: ({ name }) => `${name} 님의 계정 전환에 원칙적으로 동의할까요?`,
    takeAway: '먼저 회수해야 하는 것',
    means: '동의해도 전환되지 않습니다. 초대하기 전에 모두 다시 확인하고 승인을 받습니다.',
    until: ({ n }) => `동의는 ${n}일이 지나면 종료됩니다.`,
    agree: '원칙적으로 동의',
    agreed: ({ person, taken }) => `${person} 님이 원칙적으로 동의했습니다${whenGone(taken)}`,
    lapsed: ({ name, date }) => `${name} 님의 전환 동의가 ${date}에 종료되었습니다. 이 동의로 바뀐 것은 없습니다`,
    next: '회수해야 하는 것을 회수한 뒤 다시 확인하세요. 초대하기 전에 한 번 더 승인을 받습니다.',
    ready: '회수해야 하는 것이 모두 없어졌습니다. 이제 승인을 요청하세요.',
    lapsesOn: ({ date }) => `동의 종료: ${date}`,
    stepNow: '관리자의 원칙적 동의를 기다리고 있습니다',
    stepDone: ({ person }) => `${person} 님이 원칙적으로 동의했습니다`,
    stepLapsed: ({ date }) => `원칙적 동의가 ${date}에 종료되었습니다`,
  },
};

function whenGone(taken: readonly Taken[]): string {
  return taken.length === 0
    ? ''
    : `. 다음 항목을 회수한 뒤 다시 확인하세요: ${listed(taken.map((each) => TAKEN[each]))}`;
}
