import type { StoppingSentences } from '../stopping-sentences.ts';

/** After issue, when it is not wanted any more. */
export const stopping: StoppingSentences = {
  stopping: {
    noWithdrawBut: ({ name }) =>
      `이제 회수할 수 없습니다. Microsoft에 회수 방법이 없으며 ${name} 님은 링크 없이도 수락할 수 있습니다. 할 수 있는 일:`,
    remind: '알림을 더 보내지 않습니다.',
    stopReminding: '알림 중지',
    remindersStopped: '알림을 더 보내지 않습니다.',
    mail: ({ old }) => `mail을 이전 값(${old})으로 되돌립니다. 수락이 실패할 수 있지만 확실하지 않습니다.`,
    mailStops: ({ name, old }) =>
      `전환이 중지됩니다. ${name} 님에게 링크를 더 이상 보여 주지 않으며 mail을 이전 값(${old})으로 되돌립니다. 계정은 계속 확인합니다.`,
    mailStopsMailed: ({ name, old }) =>
      `전환이 중지되며 mail을 이전 값(${old})으로 되돌립니다. 이미 메일로 보낸 링크는 ${name} 님에게 남습니다. 계정은 계속 확인합니다.`,
    block: ({ name }) =>
      `결정할 때까지 로그인을 차단합니다. 다른 관리자가 승인해야 하며 ${name} 님은 여기에서 아무 작업도 할 수 없습니다.`,
    blockButton: '로그인 차단…',
    blockAsked: '로그인 차단을 요청했습니다. 다른 관리자가 승인해야 합니다.',
    blocked: ({ time }) => `로그인을 차단했습니다: ${time}. Microsoft Entra에서 관리자가 다시 허용할 수 있습니다.`,
    blockEnded: '로그인 차단을 요청했지만 이루어지지 않았습니다. 차단된 것은 없습니다.',
    addressAsked: ({ person, time }) => `${person} 님이 주소 변경을 요청했습니다(${time}).`,
    stoppedBy: ({ person }) => `${person} 님이 초대 후에 중지했습니다`,
    afterStop: ({ date, signIn }) =>
      signIn === undefined
        ? `${date}에 수락했습니다. 전환을 마치거나, 로그인을 차단하거나, 다시 내부 사용자로 변환하세요.`
        : `${date}에 수락했습니다. 이제 ${signIn} 계정으로 로그인합니다. 전환을 마치거나, 로그인을 차단하거나, 다시 내부 사용자로 변환하세요.`,
    finish: ({ name }) => `전환을 마칩니다. ${name} 님의 계정을 이전 상태와 비교하고 남은 일을 보여 줍니다.`,
    finishButton: '전환 마치기',
    again: ({ name }) => `바로잡은 뒤에 ${name} 님의 계정을 다시 비교합니다. 문제가 없으면 이어서 진행합니다.`,
    againButton: '다시 비교',
    doneUnwatched:
      '완료로 표시하면 계정을 더 이상 확인하지 않습니다. 그 뒤 전환을 새로 요청할 수 있으며 이때 새 링크를 만듭니다.',
    doneAfterStop: '완료로 표시하면 계정을 비교하지 않으며 나머지는 모두 직접 처리해야 합니다.',
    putAsideAccepted: ({ name }) => `${name} 님 요청을 완료로 표시했습니다. 중지한 뒤에 수락되었습니다`,
    putAsideUnseen: ({ name }) => `${name} 님 요청을 완료로 표시했습니다. 계정은 비교하지 못했습니다`,
  },
};
