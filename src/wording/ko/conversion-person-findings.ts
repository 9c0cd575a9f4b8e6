import type { ConversionDetails } from '../../domain/conversion/conversion-details.ts';
import type { AskedOfDevice } from '../../domain/conversion/internal-account.ts';
import type { ConversionFindingSentences } from '../conversion-sentences.ts';
import type { FindingWords } from '../finding-words.ts';
import { someOf } from './listed.ts';
import { WHO } from './who.ts';

const ASKED: Readonly<Record<Exclude<AskedOfDevice, 'block'>, string>> = {
  'compliant-device': '규정 준수 디바이스',
  'joined-device': '조인된 디바이스',
  'approved-app': '승인된 앱',
  'app-protection': '앱 보호',
};

/** What the person has and does under the account, and what becomes of it. */
export const conversionPersonFindings = {
  'conditional-access-may-lock-out': lockOut,
  'owns-teams': ({ teams, sole }) => ({
    sentence:
      sole.length === 0
        ? `소유한 팀: ${someOf(teams)}. 게스트는 팀을 소유할 수 없습니다.`
        : `소유한 팀: ${someOf(teams)}. 유일한 소유자인 팀: ${someOf(sole)}. 게스트는 팀을 소유할 수 없습니다.`,
    cure: '사용자 유형을 Guest로 바꾸기 전에 다른 소유자를 지정하세요.',
    who: WHO.admin,
  }),
  'owns-apps': ({ apps }) => ({
    sentence: `소유한 앱: ${someOf(apps)}. 소유자는 앱에 자격 증명을 추가할 수 있습니다.`,
    cure: '다른 소유자를 지정하고 이 계정을 소유자에서 제거하세요.',
    who: WHO.appAdmin,
  }),
  'signs-in-on-devices': ({ count, name }) => ({
    sentence: `디바이스 ${count}대에서 Windows 로그인이 중단됩니다.`,
    cure: `${name} 님에게 미리 알리고 소속 조직의 디바이스를 준비하게 하세요.`,
    who: WHO.admin,
  }),
  'keeps-data-here': () => ({
    sentence: '이 계정에 OneDrive 파일, 흐름, 녹화가 있을 수 있습니다. Guestlist에서는 확인할 수 없습니다.',
    cure: '먼저 인계하게 하세요.',
    who: WHO.admin,
  }),
  'used-by-programs': ({ at }, day) => ({
    sentence: `사람 없이 마지막으로 사용된 날짜: ${day(at)}. 이 암호를 쓰는 스크립트가 중단됩니다.`,
    cure: '해당 프로그램을 찾아 별도 로그인을 사용하게 하세요.',
    who: WHO.admin,
  }),
  'no-teams-for-holder': ({ name }) => ({
    sentence: `계정에 Teams가 없어 ${name} 님에게 Teams로 물어볼 수 없습니다.`,
    cure: '승인 후 관리자가 선택합니다: 주소로 코드 보내기 또는 확인 없이 진행.',
    who: WHO.admin,
  }),
  'dynamic-groups': ({ groups }) => ({
    sentence: `규칙에 따라 구성원이 정해져 저절로 바뀔 수 있는 그룹: ${someOf(groups)}`,
    cure: '미리 규칙을 확인하세요.',
    who: WHO.admin,
  }),
  'not-visible': () => ({
    sentence:
      '확인하지 못하는 것: Azure 구독, Exchange·SharePoint·Power Platform 역할, Teams 관리 센터의 게스트 액세스.',
    cure: '해당될 수 있으면 그곳에서 직접 확인하세요.',
    who: WHO.admin,
  }),
} satisfies Partial<ConversionFindingSentences>;

/** We can trust what another organisation says of a device, not what an app on it is. */
function lockOut({ policy, asks, partner }: ConversionDetails['conditional-access-may-lock-out']): FindingWords {
  const who = WHO.accessAdmin;
  if (asks === 'block') {
    return {
      sentence: `수락하면 정책 ‘${policy}’에 따라 ${partner} 조직의 사용자가 차단되어 로그인하지 못하게 됩니다.`,
      cure: '정책에서 외부 사용자 또는 해당하는 사람을 제외하세요.',
      who,
    };
  }
  const isDevice = asks === 'compliant-device' || asks === 'joined-device';
  const unmet = isDevice
    ? `우리 쪽에서 ${partner} 조직을 신뢰하지 않으면 충족할 수 없어`
    : `${partner} 조직의 사용자는 충족할 수 없어`;
  return {
    sentence: `수락하면 정책 ‘${policy}’의 조건(${ASKED[asks]})이 적용됩니다. ${unmet} 로그인하지 못하게 됩니다.`,
    cure: isDevice
      ? `테넌트 간 액세스 설정에서 ${partner} 조직의 디바이스 클레임을 신뢰하거나 정책에서 외부 사용자를 제외하세요.`
      : '정책에서 외부 사용자 또는 해당하는 사람을 제외하세요.',
    who,
  };
}
