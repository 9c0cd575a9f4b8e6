import type { FindingSentences } from '../sentences.ts';
import { WHO } from './who.ts';

/** The address itself, and the words that go to it. */
export const addressFindings = {
  'address-malformed': ({ text }) => ({
    sentence: `‘${text}’: 올바른 이메일 주소가 아닙니다.`,
    cure: '주소를 고치세요. 예: ann@fabrikam.example',
    who: WHO.you,
  }),
  'address-edge': ({ char }) => ({
    sentence: `@ 앞부분이 ‘${char}’ 문자로 시작하거나 끝납니다. Microsoft가 허용하지 않습니다.`,
    cure: '정확한 주소를 물어보세요.',
    who: WHO.invitee,
  }),
  'address-characters': ({ text, char }) => ({
    sentence: `${text} 주소에 Microsoft가 초대에서 허용하지 않는 문자가 있습니다: ‘${char}’`,
    cure: char === '+' ? '‘+’와 그 뒤를 뺀 기본 주소를 사용하세요.' : `‘${char}’ 문자가 없는 주소를 물어보세요.`,
    who: WHO.you,
  }),
  'address-listed-twice': ({ address }) => ({
    sentence: `${address} 주소가 목록에 두 번 있습니다. 초대는 한 번만 만듭니다.`,
  }),
  'looks-like-a-shared-mailbox': ({ address }) => ({
    sentence: `${address} 주소는 공용 사서함으로 보입니다. 그 사서함을 읽는 모두에게 코드와 링크가 전달되며, Microsoft는 그룹 사서함을 게스트로 지원하지 않습니다.`,
    cure: '개인의 주소를 물어보세요.',
    who: WHO.invitee,
  }),
  'alias-possible': ({ address }) => ({
    sentence: `${address} 주소가 별칭이면 직접 주소가 아닌 초대 링크를 사용해야 합니다.`,
    cure: '초대 링크를 사용하게 하세요.',
  }),
  'web-address-in-message': () => ({
    sentence: '메시지에 웹 주소가 있습니다. 표시되지만 누를 수 없으며 메일 필터에 걸릴 수 있습니다.',
    cure: '꼭 필요하지 않으면 빼세요.',
    who: WHO.you,
  }),
} satisfies Partial<FindingSentences>;
