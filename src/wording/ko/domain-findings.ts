import type { DetailOf } from '../../domain/eligibility.ts';
import type { Difference } from '../../domain/finding-details.ts';
import type { FindingSentences } from '../sentences.ts';
import { WHO } from './who.ts';

/** The domain of the address: whose it is, and whether it is the one that is meant. */
export const domainFindings = {
  'domain-international': ({ domain, ascii }) => ({
    sentence: `${domain} 도메인의 기술 표기는 ${ascii}입니다.`,
    cure: '아는 도메인이 맞는지 확인하세요.',
  }),
  'own-domain': ({ domain, address }) => ({
    sentence: `${domain} 도메인은 우리 조직의 도메인이므로 ${address} 주소를 게스트로 초대할 수 없습니다.`,
    cure: '초대받는 사람이 속한 조직의 이메일 주소를 입력하세요.',
    who: WHO.you,
  }),
  'sub-domain-unlisted': ({ domain, own }) => ({
    sentence: `${domain} 도메인은 ${own} 도메인의 하위 도메인이지만 우리 조직의 도메인으로 등록되지 않아 다른 조직으로 취급됩니다.`,
    cure: '원하는 도메인이 맞는지 확인하세요.',
  }),
  'domain-denied': ({ domain }) => ({
    sentence: `${domain} 도메인이 외부 공동 작업 설정의 거부 목록에 있습니다.`,
    cure: `목록에서 ${domain} 도메인을 빼야 합니다. SharePoint에는 별도 목록이 있습니다.`,
    who: WHO.admin,
  }),
  'domain-not-allowed': ({ domain }) => ({
    sentence: `${domain} 도메인이 외부 공동 작업 설정의 허용 목록에 없습니다.`,
    cure: `목록에 ${domain} 도메인을 추가해야 합니다. SharePoint에는 별도 목록이 있습니다.`,
    who: WHO.admin,
  }),
  'domain-refused-by-us': ({ domain }) => ({
    sentence: `우리 조직의 초대 규칙에서 ${domain} 도메인을 제외합니다.`,
    cure: 'Guestlist 관리자에게 예외가 가능한지 문의하세요.',
    who: WHO.guestlistAdmin,
  }),
  'domain-looks-alike': ({ domain, known, difference }) => ({
    sentence: `${domain} 도메인은 ${known} 도메인과 비슷하지만 다릅니다. 차이: ${differenceText(difference)}`,
    cure: '보내기 전에 이미 알고 있는 주소와 비교하세요.',
    who: WHO.you,
  }),
  'domain-mixed-script': ({ domain }) => ({
    sentence: `${domain} 도메인에 서로 다른 문자 체계가 섞여 있습니다. 위장 주소에서 흔한 방식입니다.`,
    cure: '보내기 전에 다른 방법으로 주소를 확인하세요.',
    who: WHO.you,
  }),
  'domain-throw-away': ({ domain }) => ({
    sentence: `${domain} 도메인은 일회용 메일 주소를 제공합니다.`,
    cure: '계속 사용하는 주소를 물어보세요.',
    who: WHO.invitee,
  }),
  'domain-consumer': ({ domain }) => ({
    sentence: `${domain} 도메인은 개인용 메일이므로 계정을 관리하는 조직이 없습니다.`,
    cure: '가능하면 회사 주소를 사용하세요.',
    who: WHO.invitee,
  }),
  'no-entra-home': ({ domain, ...ways }) => ({
    sentence: `${domain} 도메인에는 Microsoft Entra 테넌트가 없습니다. ${signIn(ways)} 로그인합니다.`,
  }),
  'other-cloud': ({ domain }) => ({
    sentence: `${domain} 도메인은 다른 Microsoft 클라우드에 있는 것으로 보입니다.`,
    cure: '로그인 이름(UPN)으로 초대하세요. 양쪽 모두 Microsoft 클라우드 설정을 켜야 합니다.',
    who: WHO.admin,
  }),
} satisfies Partial<FindingSentences>;

function signIn({ hasCodes, isFederated }: Pick<DetailOf<'no-entra-home'>, 'hasCodes' | 'isFederated'>): string {
  if (isFederated) return '소속 조직의 SAML 또는 WS-Fed 공급자를 통해';
  return hasCodes ? 'Microsoft 계정, Google 또는 이메일 일회용 암호로' : 'Microsoft 계정 또는 Google 계정으로';
}

function differenceText({ kind, a, b }: Difference): string {
  return kind === 'ending' ? `${b} 대신 ${a}` : `‘${b}’ 대신 ‘${a}’`;
}
