import type { Sentences } from '../sentences.ts';

/** Between an inviter who reads only that somebody has to look, and the administrators who look. */
export const asked: Sentences['asked'] = {
  button: '관리자에게 요청',
  option:
    '관리자가 확인해야 합니다. 확인 결과는 별도의 카드로 관리자에게 전달되며 게스트에게는 아무것도 보내지 않습니다.',
  sending: '관리자에게 요청을 보내고 있습니다.',
  sent: '관리자에게 요청을 보냈습니다. 아직 바뀐 것은 없습니다. 관리자의 답을 받으면 ‘다시 확인’을 누르세요.',
  nobody: ({ reference }) =>
    `Teams에서 관리자에게 연락하지 못했습니다. 관리자에게 이 참조 번호를 알려 주세요: ${reference}`,
  heading: ({ asker }) => `${asker} 님이 초대 확인을 관리자에게 요청했습니다`,
  intro: ({ asker }) => `${asker} 님에게는 담당자의 확인이 필요하다는 안내만 표시됩니다.`,
  person: ({ address, team }) => `${address} · ${team}`,
  next: '해결한 뒤 요청한 사람에게 알려 주세요. 요청한 사람이 자신의 카드에서 다시 확인하고 계속합니다.',
  over: '양식이 수정, 전송 또는 취소되어 더 이상 기다리지 않습니다.',
  nothingLeft: '더 이상 확인할 항목이 없습니다.',
};
