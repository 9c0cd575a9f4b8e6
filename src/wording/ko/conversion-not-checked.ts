import type { ConversionSentences } from '../conversion-sentences.ts';
import { WHO } from './who.ts';

/** What the check of an account could not read, and what is so where it found nothing. */
export const conversionNotChecked: ConversionSentences['conversionNotChecked'] = {
  subjects: {
    asker: '본인 계정',
    askerRoles: '본인의 디렉터리 역할',
    account: '전환할 계정',
    roles: '계정의 디렉터리 역할',
    eligibleRoles: '계정이 활성화할 수 있는 디렉터리 역할(PIM)',
    roleGroups: '계정이 속한 역할 할당 가능 그룹',
    owned: '계정이 소유한 팀과 앱',
    solelyOwned: '계정이 소유한 팀의 다른 소유자',
    devices: '등록된 디바이스',
    accessPolicies: '조건부 액세스 정책',
    licencePlans: '라이선스 상세 정보',
    licensingGroups: '라이선스를 할당하는 그룹',
    mailboxPurpose: '공유 사서함',
    usedByProgramsAt: '사람 없이 마지막으로 로그인한 날짜',
    groupsOf: '계정이 속한 그룹',
    admins: 'Guestlist 관리자',
    ownDomains: '확인된 도메인',
    federatedOwnDomains: '우리 도메인의 페더레이션',
    invitesFrom: '게스트 초대 설정',
    inboundDefault: '테넌트 간 액세스 설정',
    inboundPartner: '이 조직의 테넌트 간 액세스 설정',
    emailCodes: '이메일 일회용 암호 설정',
    federatedDomains: 'SAML/WS-Fed 페더레이션',
    domainLists: '테넌트 도메인 목록',
    accounts: '이 주소를 쓰는 계정',
    groups: '이 주소를 쓰는 그룹',
    contacts: '이 주소를 쓰는 연락처',
    deleted: '삭제된 계정',
    homeTenant: '도메인의 홈 테넌트',
  },
  permission: ({ subject, permission, mustBeRead }) => ({
    sentence: mustBeRead
      ? `읽지 못함: ${subject}. ${permission} 권한이 없으면 이 전환을 승인할 수 없습니다.`
      : `${subject}: ${permission} 권한이 필요합니다.`,
    cure: '관리자가 권한을 부여할 수 있습니다. 그 뒤 다시 확인하세요.',
    who: WHO.admin,
  }),
  noAnswer: ({ subject, mustBeRead }) => ({
    sentence: `${subject}: 디렉터리가 제시간에 응답하지 않았습니다.`,
    cure: mustBeRead ? '‘다시 확인’을 누르세요. 읽을 때까지 이 전환을 승인할 수 없습니다.' : '‘다시 확인’을 누르세요.',
    who: WHO.you,
  }),
};
