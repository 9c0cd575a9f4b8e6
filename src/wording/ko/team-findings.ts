import type { TakesNoGuests } from '../../domain/team.ts';
import type { FindingSentences } from '../sentences.ts';
import { WHO } from './who.ts';

/** Owners can add people to the last two by hand; we cannot, or could not see it (G9.3). */
const WHY_NOBODY: Readonly<Record<TakesNoGuests, (team: string) => string>> = {
  'members-by-rule': (team) => `‘${team}’ 팀에는 직접 구성원을 추가할 수 없습니다. 원인: 규칙에 따라 구성원이 정해짐`,
  synced: (team) => `‘${team}’ 팀에는 직접 구성원을 추가할 수 없습니다. 원인: 온-프레미스에서 관리됨`,
  'role-assignable': (team) => `Guestlist에서 ‘${team}’ 팀에 추가할 수 없습니다. 원인: 역할을 할당할 수 있음`,
  'hidden-membership': (team) => `Guestlist에서 ‘${team}’ 팀에 추가할 수 없습니다. 원인: 구성원이 숨겨짐`,
};

/** The team that is asked for. */
export const teamFindings = {
  'guests-off-in-team': ({ team }) => ({
    sentence: `‘${team}’ 팀에서는 게스트를 허용하지 않습니다.`,
    cure: '이 팀에서 게스트를 허용하거나 다른 팀을 선택하세요.',
    who: WHO.admin,
  }),
  'guests-off-by-label': ({ team, label }) => ({
    sentence: `‘${team}’ 팀에서 게스트를 허용하지 않으며, 민감도 레이블 ‘${label}’ 때문일 수 있습니다.`,
    cure: '다른 팀을 선택하거나 레이블 담당자에게 문의하세요.',
    who: WHO.admin,
  }),
  'group-takes-no-guests': ({ team, cause }) => ({
    sentence: WHY_NOBODY[cause](team),
    cure: '다른 팀을 선택하세요.',
    who: WHO.admin,
  }),
  'team-archived': ({ team }) => ({
    sentence: `‘${team}’ 팀은 보관된 상태입니다.`,
    cure: '다른 팀을 선택하거나 이 팀의 복원을 요청하세요.',
    who: WHO.owner,
  }),
  'asked-from-shared-channel': ({ team }) => ({
    sentence: `게스트는 공유 채널을 사용할 수 없으며 ‘${team}’ 팀의 다른 채널을 보게 됩니다.`,
    cure: '그래도 괜찮을 때만 계속하세요.',
    who: WHO.you,
  }),
  'group-welcome-mail': () => ({
    sentence: 'Microsoft가 그룹 환영 메일도 보낼 수 있습니다.',
  }),
} satisfies Partial<FindingSentences>;
