import type { ConversionDetails } from '../../domain/conversion/conversion-details.ts';
import type { ConversionFindingSentences, Day } from '../conversion-sentences.ts';
import { providerName } from './provider-names.ts';
import { WHO } from './who.ts';

const KINDS = { user: '사용자', group: '그룹' } as const;

/** The address that would be invited, who holds it already, and the account they sign in with. */
export const conversionAddressFindings = {
  'own-domain': ({ domain, address }) => ({
    sentence: `${domain} 도메인은 우리 테넌트의 확인된 도메인이므로 ${address} 주소는 외부 주소가 아닙니다.`,
    cure: '본인이 속한 조직의 이메일 주소를 입력하세요.',
    who: WHO.you,
  }),
  'address-characters': ({ address, char }) => ({
    sentence: `${address} 주소에 Microsoft가 초대에서 허용하지 않는 문자가 있습니다: ‘${char}’`,
    cure: char === '+' ? '‘+’와 그 뒤를 뺀 기본 주소를 사용하세요.' : `‘${char}’ 문자가 없는 주소를 물어보세요.`,
    who: WHO.you,
  }),
  'already-invited': ({ since, ended }, day) => ({
    sentence:
      since === undefined
        ? '이 계정에는 아직 수락하지 않은 B2B 초대가 있습니다.'
        : `이 계정에는 ${day(since)}에 만든 B2B 초대가 있으며 아직 수락하지 않았습니다.`,
    cure:
      ended === undefined
        ? '다시 전환하지 말고 그 초대를 수락하게 하세요.'
        : `이미 끝난 전환(${ended})에서 만든 초대입니다. 계속 진행할 수 있으며, 아직 남아 있을 수 있는 링크 대신 새 링크를 만듭니다.`,
    who: WHO.admin,
  }),
  'already-external': (detail, day) => ({
    sentence: externalText(detail, day),
    cure: '전환할 필요가 없습니다. 로그인 계정이 바뀌었다면 Microsoft Entra에서 수락 상태를 다시 설정하세요.',
    who: WHO.admin,
  }),
  'address-taken': ({ address, owner, kind }) => ({
    sentence: `${address} 주소를 ${owner}(${KINDS[kind]})에서 이미 사용하고 있습니다.`,
    cure: '그곳에서 주소를 제거하세요. 계정은 병합되지 않습니다.',
    who: WHO.admin,
  }),
  'address-of-a-contact': ({ owner, address }) => ({
    sentence: `연락처 ‘${owner}’에 ${address} 주소가 있습니다.`,
    cure: '연락처에서 주소를 제거한 뒤 다시 확인하세요.',
    who: WHO.exchangeAdmin,
  }),
  'other-mail-elsewhere': ({ address, owner }) => ({
    sentence: `${owner}의 otherMails 속성에도 ${address} 주소가 있습니다.`,
  }),
  'guest-twin': ({ guest, account }) => ({
    sentence: `이 주소의 게스트가 이미 있습니다: ${guest}(전환할 계정: ${account}).`,
    cure: '게스트를 사용하고 전환하지 않거나, 먼저 게스트를 제거하고 영구 삭제하세요. 삭제된 상태로 30일 동안 주소를 차지합니다.',
    who: WHO.admin,
  }),
  'address-in-bin': ({ address, name, deletedAt, until }, day) => ({
    sentence: `${day(deletedAt)}에 삭제된 ${name} 님의 계정이 ${address} 주소를 아직 차지하고 있을 수 있습니다.`,
    cure: `그 계정을 영구 삭제하거나, 복원하여(${day(until)}까지 가능) 사용하세요. 그 뒤 다시 확인하세요.`,
    who: WHO.admin,
  }),
  'sign-in-name-unknown': ({ address }) => ({
    sentence: `로그인 이름이 ${address} 주소와 다르면 직접 링크는 작동하지 않고 초대 링크만 작동합니다.`,
    cure: '초대 링크를 사용하게 하세요. 이후에는 자신의 로그인 이름을 입력해야 할 수 있습니다.',
  }),
  'sign-in-domain-differs': ({ name, signInDomain, mailDomain, withoutTeams }) =>
    withoutTeams === undefined
      ? {
          sentence: `${name} 님이 Teams에 로그인할 수 없게 됩니다. 로그인 계정은 ${signInDomain}, mail은 ${mailDomain} 도메인입니다.`,
          cure: '알려 준 정보이며 확인되지 않았습니다. ‘수정’을 눌러 로그인 계정으로 초대하세요. 먼저 해결할 다른 항목이 없으면 Teams 없이 진행하는 이유를 적을 수 있습니다.',
          who: WHO.admin,
        }
      : {
          sentence: `${name} 님이 여기에서 Teams를 사용할 수 없게 됩니다. 로그인 계정은 ${signInDomain}, mail은 ${mailDomain} 도메인입니다.`,
          cure: '그대로 괜찮으면 하실 일이 없습니다. 위의 이유는 이 주소와 이 로그인 계정에만 적용됩니다.',
          who: WHO.admin,
        },
} satisfies Partial<ConversionFindingSentences>;

function externalText({ since, provider }: ConversionDetails['already-external'], day: Day): string {
  const parts = [
    '이미 B2B 계정입니다.',
    ...(since === undefined ? [] : [`${day(since)}에 수락했습니다.`]),
    ...(provider === undefined ? [] : [`로그인 방법: ${providerName(provider)}`]),
  ];
  return parts.join(' ');
}
