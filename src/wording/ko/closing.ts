import type { SnapshotPart } from '../../domain/conversion/conversion-person.ts';
import type { ClosingSentences } from '../closing-sentences.ts';
import { listed, someOf } from './listed.ts';
import { providerName } from './provider-names.ts';

const PARTS: Readonly<Record<SnapshotPart, string>> = {
  groups: '그룹',
  apps: '앱 할당',
  owned: '소유 개체',
};

/** The last card of a conversion. */
export const closing: ClosingSentences = {
  closing: {
    heading: ({ name }) => `${name} 님의 계정을 전환했습니다`,
    headingDone: ({ name }) => `${name} 님의 계정 전환을 완료로 표시했습니다`,
    headingPart: ({ name, n }) => `${name} 님의 계정을 전환했습니다. 남은 단계 ${n}개가 있습니다`,
    accepted: ({ name, date, provider }) =>
      `${name} 님이 ${date}에 수락했습니다. 읽은 로그인 공급자: ${providerName(provider)}`,
    acceptedUnread: ({ name, date }) => `${name} 님이 ${date}에 수락했습니다. 로그인 공급자는 읽을 수 없습니다`,
    same: '같은 계정입니다. 개체 ID가 그대로입니다',
    compared: ({ same, gone, added }) =>
      `그룹, 앱 할당, 소유 개체: 그대로 ${same} · 없어짐 ${gone} · 새로 생김 ${added}`,
    gone: ({ things }) => `없어짐: ${someOf(things)}`,
    added: ({ things }) => `새로 생김: ${someOf(things)}`,
    unread: ({ parts, permission }) => `읽을 수 없음: ${partsText(parts)}(${permission} 권한 필요)`,
    unreadAlone: ({ parts }) => `읽을 수 없음: ${partsText(parts)}`,
    notCompared: '그룹, 앱 할당, 소유 개체를 비교하지 못했습니다',
    domains: ({ domain }) => `mail과 로그인 계정의 도메인이 같습니다: ${domain}`,
    withoutTeams: ({ domain }) =>
      `${domain} 도메인으로 로그인했습니다. 미리 받아들인 대로 Teams에는 들어올 수 없습니다`,
    signInUnread: ({ name }) =>
      `어떤 계정으로 로그인했는지 읽을 수 없습니다. Teams가 열리는지 ${name} 님에게 물어보세요.`,
    left: '직접 하실 일',
    licences: ({ licences }) =>
      `더 이상 필요하지 않은 라이선스를 제거하세요. 사서함을 먼저 정리합니다: ${someOf(
        licences.map(({ name, byGroup }) =>
          byGroup === undefined ? `${name}(직접 할당)` : `${name}(할당: 그룹 ‘${byGroup}’)`,
        ),
      )}`,
    type: '사용자 유형이 아직 Member입니다',
    typeCure: 'Guest로 바꾸면 게스트 권한과 월간 활성 사용자(MAU) 과금이 적용됩니다. 라이선스 담당자와 결정하세요.',
    passwordOff:
      '내부 암호를 임의의 값으로 바꾸세요. 온-프레미스 리소스에서는 아직 작동할 수 있습니다. Guestlist는 이 작업을 하지 않습니다.',
    passwordLeft: '내부 암호를 임의의 값으로 바꾸세요. 온-프레미스 리소스에서는 아직 작동할 수 있습니다.',
    passwordSynced:
      '온-프레미스 디렉터리에서 암호를 임의의 GUID로 설정하세요. 그곳에서 계정을 사용 중지하거나 삭제하면 클라우드 계정에도 적용됩니다.',
    apps: '온-프레미스 시스템 담당자에게 내부 암호를 바꾸면 그곳에서 더 이상 작동하지 않음을 알리세요.',
    appsDone: '온-프레미스 시스템 담당자에게 내부 암호가 더 이상 작동하지 않음을 알리세요.',
    markDone: '완료로 표시',
    done: ({ person, date }) => `${person} 님이 ${date}에 완료로 표시했습니다.`,
  },
};

function partsText(parts: readonly SnapshotPart[]): string {
  return listed(parts.map((part) => PARTS[part]));
}
