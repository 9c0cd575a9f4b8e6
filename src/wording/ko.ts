import { addressFindings } from './ko/address-findings.ts';
import { aftercare } from './ko/aftercare.ts';
import { agreement } from './ko/agreement.ts';
import { asked } from './ko/asked.ts';
import { choices } from './ko/choices.ts';
import { closing } from './ko/closing.ts';
import { conversion } from './ko/conversion.ts';
import { conversionFindings } from './ko/conversion-findings.ts';
import { conversionFine } from './ko/conversion-fine.ts';
import { conversionHistory } from './ko/conversion-history.ts';
import { conversionMailed } from './ko/conversion-mailed.ts';
import { conversionNotChecked } from './ko/conversion-not-checked.ts';
import { conversionRequest } from './ko/conversion-request.ts';
import { conversionStatus } from './ko/conversion-status.ts';
import { conversionSubjects } from './ko/conversion-subjects.ts';
import { conversionTroubles } from './ko/conversion-troubles.ts';
import { converter } from './ko/converter.ts';
import { domainFindings } from './ko/domain-findings.ts';
import { handOver } from './ko/hand-over.ts';
import { handingOn } from './ko/handing-on.ts';
import { history } from './ko/history.ts';
import { holder } from './ko/holder.ts';
import { inviterFindings } from './ko/inviter-findings.ts';
import { notChecked } from './ko/not-checked.ts';
import { presenceFindings } from './ko/presence-findings.ts';
import { refusals } from './ko/refusals.ts';
import { status } from './ko/status.ts';
import { stopping } from './ko/stopping.ts';
import { talk } from './ko/talk.ts';
import { teamFindings } from './ko/team-findings.ts';
import { tenantFindings } from './ko/tenant-findings.ts';
import type { FindingSentences, Sentences } from './sentences.ts';

/** A code without its sentence does not compile. */
const findings: FindingSentences = {
  ...addressFindings,
  ...domainFindings,
  ...tenantFindings,
  ...teamFindings,
  ...inviterFindings,
  ...presenceFindings,
};

export const ko: Sentences = {
  common: {
    next: '다음: 검토',
    send: '초대 보내기',
    change: '수정',
    cancel: '취소',
    close: '닫기',
    checkAgain: '다시 확인',
    moreOptions: '추가 옵션',
    showMail: '메일 보기',
    backToList: '목록으로 돌아가기',
    inviteGuest: '게스트 초대',
    help: '도움말',
    nothingSent: '아직 아무것도 보내지 않았습니다.',
    cure: '해결 방법:',
    who: ({ who }) => `담당: ${who}`,
    updated: ({ time }) => `${time}에 업데이트됨`,
    late: '평소보다 오래 걸리고 있습니다. 계속 시도하고 있으므로 다시 누르지 않아도 됩니다.',
    selfUpdating: '이 카드는 자동으로 업데이트됩니다. 채팅을 닫아도 됩니다.',
    reference: ({ reference }) => `참조 번호 ${reference}`,
    look: ({ reference }) => `담당자의 확인이 필요합니다. 관리자에게 문의하세요(참조 번호 ${reference}).`,
    someone: '게스트',
    someoneAt: ({ domain }) => `${domain} 도메인의 게스트`,
    unnamedTeam: '선택한 팀',
  },
  severity: {
    block: '해결 필요',
    choice: '이미 있음',
    warn: '주의',
    'not-checked': '확인 안 됨',
    info: '참고',
    fine: '이상 없음',
  },
  form: {
    heading: '게스트 초대',
    intro: '실제로 보낼 메일을 확인하기 전에는 아무것도 보내지 않습니다.',
    addresses: ({ max }) => `이메일 주소(한 줄에 하나, 최대 ${max}개)`,
    addressesHint: '이름과 함께: 이안나 <ann@fabrikam.example>',
    team: '추가할 팀',
    teamHint: '팀을 선택하세요',
    teamNone: '아직 팀에 추가하지 않음',
    message: '전할 메시지(선택 사항)',
    messageHint: '예: 함께 할 일',
    language: '메일 언어',
    sponsor: '스폰서(이 게스트를 책임지는 동료)',
    sponsorMyself: '본인',
    sponsorChosen: '선택한 동료',
    cc: '함께 알릴 주소 1개(링크는 전달되지 않음)',
    addressMissing: '이메일 주소를 하나 이상 입력하세요.',
    teamMissing: '팀을 선택하세요.',
    teamOrNoneMissing: '팀을 선택하거나 ‘아직 팀에 추가하지 않음’을 선택하세요.',
    languageMissing: '메일 언어를 선택하세요.',
    errorsTop: ({ n }) => `항목 ${n}개를 수정하세요. 입력한 내용은 그대로 있습니다.`,
    tooMany: ({ count, max }) =>
      `이 양식에는 주소를 ${max}개까지 넣을 수 있습니다(현재 ${count}개). 일부를 빼고 먼저 보낸 뒤 나머지를 초대하세요.`,
    malformed: ({ text }) => `‘${text}’: 올바른 이메일 주소가 아닙니다.`,
    tooLong: ({ length, max }) => `메시지가 ${length}자입니다. 최대 ${max}자까지 쓸 수 있습니다.`,
    sponsorUnknown: '선택한 스폰서를 디렉터리에서 찾지 못했습니다. 다른 사람을 선택하거나 본인으로 두세요.',
    ccMalformed: ({ text }) => `함께 알릴 주소 ‘${text}’: 올바른 이메일 주소가 아닙니다.`,
    noTeam: '소유한 팀이 없습니다. 팀에는 그 팀의 소유자만 게스트를 초대할 수 있습니다.',
    noTeamDo: '팀 소유자에게 초대를 요청하거나 Guestlist 관리자에게 문의하세요.',
  },
  checking: {
    heading: '주소를 확인하고 있습니다',
    headingMany: ({ n }) => `주소 ${n}개를 확인하고 있습니다`,
    headingBeforeSending: '보내기 전에 다시 확인하고 있습니다',
  },
  cancelled: { heading: '취소했습니다. 이 양식으로 보낸 초대는 없습니다' },
  review: {
    ready: ({ name }) => `${name} 님을 초대할 수 있습니다`,
    blocked: ({ name }) => `${name} 님을 아직 초대할 수 없습니다`,
    readyToAdd: ({ name, team }) => `${name} 님을 ‘${team}’ 팀에 추가할 수 있습니다`,
    readyToRenew: ({ name }) => `${name} 님에게 새 링크를 보낼 수 있습니다`,
    warned: ({ ready, n }) => `${ready}(주의 ${n}개)`,
    unchecked: ({ ready, n }) => `${ready}(확인 안 됨 ${n}개)`,
    to: '받는 사람:',
    from: '보내는 사람:',
    subject: '제목:',
    team: '팀:',
    sponsor: '스폰서:',
    language: '메일 언어:',
    teamWhen: ({ team }) => `초대 직후 ‘${team}’ 팀에 추가합니다.`,
    teamWhenRenewed: ({ team }) => `새 링크를 만든 직후 ‘${team}’ 팀에 추가합니다.`,
    cc: ({ cc }) => `${cc} 주소로 링크가 없는 별도 메일을 보냅니다.`,
    words: '받는 사람이 읽을 메시지(그대로)',
    noWords: '작성한 메시지가 없습니다. 누가 어디에 초대하는지는 메일에 적힙니다.',
    changed: '확인하신 뒤 변경된 내용이 있습니다. 결과를 다시 읽어 주세요.',
  },
  ...choices,
  ...status,
  ...handOver,
  ...history,
  ...talk,
  asked,
  findings,
  notChecked,
  ...refusals,
  ...conversion,
  ...holder,
  ...conversionMailed,
  ...stopping,
  ...aftercare,
  ...closing,
  ...handingOn,
  conversionFindings,
  conversionFine,
  conversionNotChecked,
  ...agreement,
  ...conversionRequest,
  ...conversionHistory,
  ...conversionStatus,
  conversionSubjects,
  conversionTroubles,
  ...converter,
};
