import type { Audience } from '../../domain/eligibility.ts';
import type { FindingWords } from '../finding-words.ts';
import type { FindingSentences } from '../sentences.ts';
import { WHO } from './who.ts';

const NOT_NEEDED = '초대할 필요가 없습니다.';

const NOT_BESIDE = {
  goesOn: '초대할 필요가 없습니다. 링크를 또 만들면 전환 링크를 쓸 수 없게 됩니다.',
  stopped:
    '새 링크를 만들면 중지한 전환이 되살아납니다. 그래도 필요하면 중지된 요청이 완료로 표시된 뒤에 계정 전환을 다시 요청하세요.',
};

/** What the directory holds for the address already. What may be chosen then is said by a card of its own. */
export const presenceFindings = {
  'already-invited': ({ address }) => ({
    sentence: `${address} 님은 이미 초대되었지만 아직 수락하지 않았습니다.`,
  }),
  'invited-by-colleague': ({ address }) => ({
    sentence: `${address} 주소로 보낸 초대가 이미 진행 중입니다.`,
  }),
  'invited-by-somebody-else': ({ address }) => ({
    sentence: `${address} 주소는 이미 다른 경로로 초대되었습니다.`,
    cure: '새 링크를 만들면 이미 받은 링크는 쓸 수 없게 됩니다.',
    who: WHO.you,
  }),
  'account-being-converted': ({ address, isStopped, reference }, audience) => ({
    sentence: isStopped
      ? `${address} 주소의 계정 전환이 중지되었습니다${forAdmin(audience, `(참조 번호: ${reference})`)}.`
      : `관리자가 ${address} 주소의 계정을 전환하고 있습니다${forAdmin(audience, `(참조 번호: ${reference})`)}.`,
    cure: audience === 'admin' ? NOT_BESIDE[isStopped ? 'stopped' : 'goesOn'] : 'Guestlist 관리자에게 문의하세요.',
    who: WHO.guestlistAdmin,
  }),
  'already-a-guest': ({ address, name, account }, audience) => ({
    sentence: `${address} 주소는 이미 게스트입니다${forAdmin(audience, `(${name} 님, 계정: ${account})`)}.`,
    cure: NOT_NEEDED,
    who: WHO.you,
  }),
  'an-external-member': ({ address, name, account }, audience) => ({
    sentence: `${address} 주소는 외부 계정으로 로그인하는 구성원으로 이미 있습니다${forAdmin(audience, `(${name} 님, 계정: ${account})`)}.`,
    cure: '팀에 추가하세요. 초대할 필요가 없습니다.',
    who: WHO.owner,
  }),
  'already-in-team': ({ address, name, team }, audience) => ({
    sentence: `${audience === 'admin' ? `${name} 님(${address})은` : `${address} 님은`} 이미 ‘${team}’ 팀에 있습니다.`,
    cure: NOT_NEEDED,
    who: WHO.you,
  }),
  'a-colleague': ({ address, account }, audience) => ({
    sentence:
      audience === 'admin' ? `내부 계정 ${account}의 주소(${address})입니다.` : `${address} 주소는 동료의 주소입니다.`,
    cure: '초대하지 말고 팀에 추가하세요.',
    who: WHO.owner,
  }),
  'guest-blocked': ({ name }, audience) =>
    adminOnly(audience, {
      sentence: `${name} 님은 게스트이지만 로그인이 차단되어 있습니다.`,
      cure: '관리자만 결정할 수 있습니다. 다시 초대해도 해결되지 않습니다.',
      who: WHO.admin,
    }),
  'colleague-blocked': ({ name }, audience) =>
    adminOnly(audience, {
      sentence: `${name} 님의 계정은 로그인이 차단되어 있습니다.`,
      cure: '관리자만 결정할 수 있습니다. 초대해도 해결되지 않습니다.',
      who: WHO.admin,
    }),
  deleted: ({ name, isInternal, deletedAt, until }, audience) =>
    adminOnly(audience, {
      sentence: isInternal
        ? `${name} 님의 내부 계정에 이 주소가 있으며 그 계정은 ${day(deletedAt)}에 삭제되었습니다.`
        : `${name} 님은 게스트였으나 ${day(deletedAt)}에 삭제되었습니다.`,
      cure: isInternal
        ? `다시 근무하는 사람이면 계정을 복원하고(${day(until)}까지 가능) 아니면 영구 삭제한 뒤 다시 확인하세요. 그때까지 이 주소로는 새로 초대하지 못할 수 있습니다.`
        : `계정을 복원한 뒤(${day(until)}까지 가능) 다시 확인하세요. 그때까지 이 주소로는 새로 초대하지 못할 수 있습니다.`,
      who: WHO.admin,
    }),
  'address-of-a-contact': ({ owner, address }, audience) =>
    adminOnly(audience, {
      sentence: `연락처 ‘${owner}’에 ${address} 주소가 있어 Microsoft가 초대를 거부할 수 있습니다.`,
      cure: '계속 진행할 수 있습니다. 거부되면 연락처에서 주소를 제거하세요.',
      who: WHO.exchangeAdmin,
    }),
  'other-mail-elsewhere': ({ owner, address }, audience) =>
    adminOnly(audience, { sentence: `${owner}의 otherMails 속성에도 ${address} 주소가 있습니다.` }),
  'address-of-a-group': ({ owner, address }, audience) =>
    adminOnly(audience, {
      sentence: `그룹 ‘${owner}’의 주소가 ${address}입니다. 그룹은 게스트가 될 수 없습니다.`,
      cure: '개인의 주소를 입력하세요.',
      who: WHO.you,
    }),
} satisfies Partial<FindingSentences>;

function forAdmin(audience: Audience, more: string): string {
  return audience === 'admin' ? more : '';
}

/** Cards put `common.look` in the place of these for an inviter; a sentence that slipped through would still tell nothing. */
function adminOnly(audience: Audience, words: FindingWords): FindingWords {
  return audience === 'admin' ? words : { sentence: '관리자의 확인이 필요합니다.', who: WHO.admin };
}

function day(iso: string): string {
  return new Intl.DateTimeFormat('ko-KR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(iso),
  );
}
