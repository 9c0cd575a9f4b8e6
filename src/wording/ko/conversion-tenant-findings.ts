import type { ConversionFindingSentences } from '../conversion-sentences.ts';
import { domainFindings } from './domain-findings.ts';
import { tenantFindings } from './tenant-findings.ts';
import { WHO } from './who.ts';

/** The settings of our tenant, and those for the partner’s; most are the same for an invitation. */
export const conversionTenantFindings = {
  'partner-domain-federated': ({ domain }) => ({
    sentence: `${domain} 도메인에 우리 테넌트와의 SAML/WS-Fed 페더레이션이 있습니다. 2020년 문서에서는 제외 대상이었고 현재 문서에는 언급이 없습니다.`,
    cure: '먼저 한 계정만 전환해 보세요. 상대 조직의 ID 공급자에서 로그인하며, 도메인이 Entra에서 확인된 경우 Entra로 로그인합니다.',
    who: WHO.admin,
  }),
  'no-entra-home': ({ domain }) => ({
    sentence: `${domain} 도메인에는 Microsoft Entra 테넌트가 없습니다. Microsoft 계정, Google, SAML 또는 이메일 일회용 암호로 로그인합니다.`,
    cure: '2020년에는 제외되었지만 현재는 지원됩니다.',
  }),
  'email-code-off': ({ name }) => tenantFindings['code-mail-off']({ name }),
  'partner-blocked-inbound': tenantFindings['partner-blocked-inbound'],
  'partner-partly-blocked': tenantFindings['partner-partly-blocked'],
  'partner-outbound-unknown': ({ partner }) => ({
    sentence: `${partner} 조직이 외부 협업을 허용하는지는 여기에서 확인할 수 없습니다.`,
    cure: '수락할 때 테넌트 간 액세스 오류가 나면 상대 조직의 관리자가 허용해야 합니다.',
  }),
  'partner-entries-not-checked': ({ domain }) => tenantFindings['partner-entries-not-checked']({ domain }, 'admin'),
  'default-blocks': ({ domain }) => tenantFindings['default-blocks']({ domain }, 'admin'),
  'domain-denied': domainFindings['domain-denied'],
  'domain-not-allowed': domainFindings['domain-not-allowed'],
  'other-cloud': domainFindings['other-cloud'],
  'invitations-off': tenantFindings['invitations-off'],
  'invitations-restricted': tenantFindings['invitations-restricted'],
  'inviter-lacks-role': () => ({
    sentence: '우리 테넌트에서 게스트를 초대할 수 있는 활성 역할이 없습니다.',
    cure: '초대를 만들 때는 역할이 있는 사람이 필요합니다.',
    who: WHO.inviters,
  }),
} satisfies Partial<ConversionFindingSentences>;
