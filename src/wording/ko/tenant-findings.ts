import type { FindingSentences } from '../sentences.ts';
import { WHO } from './who.ts';

/** The settings of our tenant, and those for the partner's. */
export const tenantFindings = {
  'partner-blocked-inbound': ({ partner }) => ({
    sentence: `테넌트 간 액세스 설정에서 ${partner} 조직과의 B2B 협업을 차단하고 있습니다(모든 사용자 또는 모든 애플리케이션).`,
    cure: `${partner} 조직의 인바운드 B2B 협업을 사용자와 애플리케이션 모두 허용하고 15~60분 뒤 다시 확인하세요.`,
    who: WHO.admin,
  }),
  'partner-partly-blocked': ({ partner }) => ({
    sentence: `테넌트 간 액세스 설정에서 ${partner} 조직의 일부 사용자 또는 일부 애플리케이션만 허용합니다. 이 사람에게 허용되는지는 확인할 수 없습니다.`,
    cure: '테넌트 간 액세스 설정 담당자에게 문의하세요.',
    who: WHO.admin,
  }),
  'partner-entries-not-checked': ({ domain }, audience) => ({
    sentence: `기본 설정에서는 B2B 협업을 허용합니다. ${domain} 도메인의 항목이 따로 있는지는 확인하지 못했습니다.`,
    cure:
      audience === 'admin'
        ? '관리자가 CrossTenantInformation.ReadBasic.All 권한을 부여할 수 있습니다.'
        : '관리자에게 요청하면 함께 확인할 수 있습니다.',
    who: WHO.admin,
  }),
  'default-blocks': ({ domain }, audience) => ({
    sentence: `기본 설정에서 B2B 협업을 차단하거나 제한합니다. ${domain} 도메인을 허용하는 항목이 있는지는 확인하지 못했습니다.`,
    cure:
      audience === 'admin'
        ? '테넌트 간 액세스 설정 담당자에게 문의하거나 CrossTenantInformation.ReadBasic.All 권한을 부여하세요.'
        : '테넌트 간 액세스 설정 담당자에게 문의하세요.',
    who: WHO.admin,
  }),
  'invitations-off': () => ({
    sentence: '우리 테넌트에서는 관리자를 포함해 누구도 게스트를 초대할 수 없습니다.',
    cure: '‘게스트 초대 설정’을 바꾸고 15~60분 뒤 다시 확인하세요.',
    who: WHO.admin,
  }),
  'invitations-restricted': () => ({
    sentence:
      '우리 테넌트에서는 관리자와 게스트 초대자만 초대할 수 있습니다. 앱이 초대할 수 있는지는 시도해야 알 수 있습니다.',
    cure: '계속 진행할 수 있습니다. Microsoft가 거부하면 앱을 막는 설정을 알려 드립니다.',
    who: WHO.admin,
  }),
  'guests-off-in-tenant': () => ({
    sentence: '우리 테넌트에서는 그룹과 팀에 게스트를 추가할 수 없습니다.',
    cure: '관리자가 그룹 설정에서 AllowToAddGuests를 켜야 합니다.',
    who: WHO.admin,
  }),
  'guest-access-in-teams': () => ({
    sentence: 'Teams 관리 센터의 게스트 액세스가 켜져 있어야 합니다. 이 설정은 읽을 수 없습니다.',
    cure: '나중에 게스트가 들어오지 못하면 그 설정을 먼저 확인하세요.',
    who: WHO.admin,
  }),
  'files-closed': ({ domain }) => ({
    sentence: `SharePoint 공유가 꺼져 있거나 ${domain} 도메인에 허용되지 않습니다. 팀에는 들어오지만 파일은 열 수 없습니다.`,
    cure: 'SharePoint 공유 설정을 바꾸거나 파일 없이 진행하세요.',
    who: WHO.sharePointAdmin,
  }),
  'automatic-redemption': ({ partner, name }) => ({
    sentence: `${partner} 조직에는 동의 페이지가 표시되지 않습니다. Microsoft가 별도 안내를 보낼 수 있으며 링크 없이도 수락될 수 있습니다.`,
    cure: `${name} 님에게 미리 알려 주세요.`,
  }),
  'code-mail-off': ({ name }) => ({
    sentence: `우리 테넌트에서 이메일 일회용 암호가 꺼져 있어 ${name} 님이 Microsoft 계정을 만들어야 합니다.`,
    cure: '인증 방법 정책에서 켜거나 미리 알려 주세요.',
    who: WHO.admin,
  }),
} satisfies Partial<FindingSentences>;
