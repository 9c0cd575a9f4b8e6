import type { DetailOf } from '../../domain/eligibility.ts';
import type { FindingSentences } from '../sentences.ts';
import { listed } from './listed.ts';
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
    who: WHO.inviters,
  }),
  'inviter-limit-reached': ({ sent, max }) => ({
    sentence: `이 양식의 앞선 주소까지 합하면 24시간 동안 보낼 수 있는 초대 ${max}건을 넘습니다(지금까지 ${sent}건).`,
    cure: '나중에 계속하거나 Guestlist 관리자에게 한도를 높여 달라고 요청하세요.',
    who: WHO.guestlistAdmin,
  }),
  'domain-limit-reached': ({ open, domain, max }) => ({
    sentence: `이 양식의 앞선 주소까지 합하면 ${domain} 도메인에 첫 수락 전까지 진행할 수 있는 초대 ${max}건을 넘습니다(지금까지 ${open}건).`,
    cure: '수락을 기다리거나 Guestlist 관리자에게 문의하세요.',
    who: WHO.guestlistAdmin,
  }),
  'tenant-limit-reached': ({ max }) => ({
    sentence: `이 양식의 앞선 주소까지 합하면 조직 전체에서 24시간 동안 보낼 수 있는 초대 ${max}건을 넘습니다.`,
    cure: '나중에 계속하거나 Guestlist 관리자에게 문의하세요.',
    who: WHO.guestlistAdmin,
  }),
  'check-limit-reached': ({ max }) => ({
    sentence: `본인이 24시간 동안 확인할 수 있는 주소 ${max}개를 넘습니다.`,
    cure: '나중에 계속하거나 Guestlist 관리자에게 문의하세요.',
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
