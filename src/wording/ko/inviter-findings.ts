import type { DetailOf } from '../../domain/eligibility.ts';
import type { FindingSentences } from '../sentences.ts';
import { WHO } from './who.ts';

/** Who asks, how much they have asked for, and who answers for the guest. */
export const inviterFindings = {
  'inviter-not-allowed': () => ({
    sentence: '우리 조직의 초대 규칙에 따라 게스트를 초대할 수 없습니다.',
    cure: '본인이 소유한 팀을 선택하거나 초대할 수 있는 동료에게 요청하세요.',
    who: WHO.guestlistAdmin,
  }),
  'not-team-owner': ({ team, owners }) => ({
    sentence: team === '' ? '이 팀의 소유자가 아닙니다.' : `‘${team}’ 팀의 소유자가 아닙니다.`,
    cure:
      owners.length === 0
        ? '소유자에게 요청하거나 본인이 소유한 팀을 선택하세요.'
        : `소유자(${listed(owners)})에게 요청하거나 본인이 소유한 팀을 선택하세요.`,
    who: WHO.owner,
  }),
  'inviter-lacks-role': () => ({
    sentence: '우리 테넌트에서 게스트를 초대할 수 있는 활성 역할이 없습니다.',
    cure: '게스트 초대자 또는 사용자 관리자 역할이 있는 사람에게 초대를 요청하세요.',
    who: '게스트 초대자, 사용자 관리자',
  }),
  'inviter-limit-reached': ({ n, max }) => ({
    sentence: `오늘 보낼 수 있는 초대 ${max}건 중 ${n}건을 보냈습니다.`,
    cure: '내일 계속하거나 Guestlist 관리자에게 한도를 높여 달라고 요청하세요.',
    who: WHO.guestlistAdmin,
  }),
  'domain-limit-reached': ({ n, domain, max }) => ({
    sentence: `${domain} 도메인에 진행 중인 초대가 ${n}건입니다. 첫 수락 전에는 ${max}건까지 가능합니다.`,
    cure: '수락을 기다리거나 Guestlist 관리자에게 문의하세요.',
    who: WHO.guestlistAdmin,
  }),
  'tenant-limit-reached': ({ max }) => ({
    sentence: `오늘 조직 전체의 초대 한도 ${max}건에 도달했습니다.`,
    cure: '내일 계속하거나 Guestlist 관리자에게 문의하세요.',
    who: WHO.guestlistAdmin,
  }),
  'check-limit-reached': ({ max }) => ({
    sentence: `오늘 본인이 확인할 수 있는 주소 한도 ${max}개에 도달했습니다.`,
    cure: '내일 계속하거나 Guestlist 관리자에게 문의하세요.',
    who: WHO.guestlistAdmin,
  }),
  'sponsor-unfit': ({ person, cause }, audience) => ({
    sentence:
      audience === 'inviter' || person === ''
        ? `선택한 동료는 스폰서가 될 수 없습니다. 원인: ${NOT_FIT.inviter[cause]}`
        : `${person} 님은 스폰서가 될 수 없습니다. 원인: ${NOT_FIT.admin[cause]}`,
    cure: '우리 조직의 구성원을 선택하거나 본인으로 두세요.',
    who: WHO.you,
  }),
} satisfies Partial<FindingSentences>;

type SponsorCause = DetailOf<'sponsor-unfit'>['cause'];

/** Whether an account is blocked is no inviter's to read. */
const NOT_FIT: Readonly<Record<'inviter' | 'admin', Readonly<Record<SponsorCause, string>>>> = {
  inviter: {
    'not-found': '디렉터리에 없음',
    disabled: '우리 조직의 활성 구성원이 아님',
    outsider: '우리 조직의 활성 구성원이 아님',
  },
  admin: {
    'not-found': '디렉터리에 없음',
    disabled: '로그인이 차단된 계정',
    outsider: '우리 조직의 구성원이 아님',
  },
};

function listed(items: readonly string[]): string {
  return new Intl.ListFormat('ko-KR', { type: 'conjunction' }).format(items);
}
