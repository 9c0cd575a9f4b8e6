import type { Sentences } from '../sentences.ts';
import { WHO } from './who.ts';

/** What a check could not read. */
export const notChecked: Sentences['notChecked'] = {
  subjects: {
    ownDomains: '확인된 도메인',
    inviter: '본인 계정',
    memberships: '본인의 초대 권한',
    invitesFrom: '게스트 초대 설정',
    inviterRoles: '본인의 디렉터리 역할',
    team: '팀',
    owners: '팀 소유자',
    tenantTakesGuests: '테넌트의 게스트 설정',
    teamTakesGuests: '팀의 게스트 설정',
    isArchived: '팀 보관 상태',
    inboundDefault: '테넌트 간 액세스 설정',
    inboundPartner: '이 조직의 테넌트 간 액세스 설정',
    emailCodes: '이메일 일회용 암호 설정',
    federatedDomains: 'SAML/WS-Fed 페더레이션',
    fileSharing: '파일 공유',
    domainLists: '테넌트 도메인 목록',
    sponsor: '스폰서',
    accounts: '이 주소를 쓰는 계정',
    groups: '이 주소를 쓰는 그룹',
    contacts: '이 주소를 쓰는 연락처',
    deleted: '삭제된 계정',
    homeTenant: '도메인의 홈 테넌트',
    inTeam: '팀 구성원',
  },
  permission: ({ subject, permission, isNeeded }) => ({
    sentence: `${subject}: ${permission} 권한이 필요합니다.`,
    cure: isNeeded
      ? '관리자가 권한을 부여할 수 있습니다. 본인의 초대 권한을 확인해야 하므로 그때까지는 보내지 않습니다.'
      : '관리자가 권한을 부여할 수 있습니다. 초대를 만들 때 Microsoft가 이 규칙을 적용합니다.',
    who: WHO.admin,
  }),
  noAnswer: ({ subject }) => ({
    sentence: `${subject}: 디렉터리가 제시간에 응답하지 않았습니다.`,
    cure: '‘다시 확인’을 누르세요.',
    who: WHO.you,
  }),
  doesNotApply: ({ subject, licence }) => ({
    sentence: `${subject}: 우리 테넌트에 ${licence} 라이선스가 없어 해당하지 않습니다.`,
    cure: '하실 일이 없습니다.',
  }),
};
