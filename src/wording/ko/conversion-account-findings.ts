import type { LicenceSource } from '../../domain/conversion/conversion-details.ts';
import type { ConversionFindingSentences } from '../conversion-sentences.ts';
import { planName } from '../plan-names.ts';
import { someOf } from './listed.ts';
import { roleName } from './role-names.ts';
import { WHO } from './who.ts';

const SEE_MAILBOX =
  'Exchange 관리 센터에서 확인하세요. 사서함이 있으면 전환에 동의를 받은 뒤 인계하고 제거해야 합니다. 사서함을 유지해야 하면 전환하지 말고 새 게스트로 초대하세요.';

const NO_LICENCE = {
  shared: '라이선스 없는 사서함(공유)이 있어 mail을 바꿀 수 없습니다.',
  room: '라이선스 없는 사서함(회의실)이 있어 mail을 바꿀 수 없습니다.',
  equipment: '라이선스 없는 사서함(장비)이 있어 mail을 바꿀 수 없습니다.',
  other: '라이선스 없는 사서함이 있어 mail을 바꿀 수 없습니다.',
} as const;

/** The account itself: its mail, its mailbox, its roles, and whether it may be converted at all. */
export const conversionAccountFindings = {
  'account-not-found': () => ({
    sentence: '계정이 디렉터리에 없거나 삭제되었습니다.',
    cure: '다른 계정을 선택하세요. 삭제된 계정은 먼저 복원해야 합니다.',
    who: WHO.you,
  }),
  'on-premises-upn-written': () => ({
    sentence: '이 계정에 온-프레미스 UPN이 기록되어 있어 Microsoft가 전환을 거부합니다.',
    cure: 'onPremisesUserPrincipalName을 기록하는 Entra Connect 규칙을 바꾸고 동기화한 뒤 다시 확인하세요. 또는 새 게스트로 초대하고 액세스 권한을 옮기세요.',
    who: WHO.synchroniser,
  }),
  'mail-missing': ({ address, isWritable, isCuredByUs }) => ({
    sentence: `mail 속성이 비어 있습니다. 초대하기 전에 ${address} 주소로 설정해야 합니다.`,
    ...(isCuredByUs
      ? { cure: ourCure(address) }
      : {
          cure: isWritable
            ? `전환에 동의를 받은 뒤 mail을 ${address} 주소로 설정하고 다시 확인하세요.`
            : mailHeld(address),
          who: WHO.admin,
        }),
  }),
  'mail-differs': ({ mail, address, isWritable, isCuredByUs }) => ({
    sentence: `mail 속성이 현재 ${mail} 주소입니다. 초대하기 전에 ${address} 주소로 바꿔야 합니다.`,
    ...(isCuredByUs
      ? { cure: `${ourCure(address)} 수락 전에 요청이 끝나면 이전 값으로 되돌릴 수 있습니다.` }
      : {
          cure: isWritable
            ? `전환에 동의를 받은 뒤 mail을 ${address} 주소로 바꾸고 다시 확인하세요.`
            : mailHeld(address),
          who: WHO.admin,
        }),
  }),
  'mail-differs-synced': ({ mail, address }) => ({
    sentence: `mail 속성(${mail})이 온-프레미스에서 동기화됩니다. ${address} 주소로 바꿔야 합니다.`,
    cure: '온-프레미스 디렉터리에서 mail을 바꾸고 동기화한 뒤 다시 확인하세요.',
    who: WHO.synchroniser,
  }),
  'has-mailbox': ({ name, plan, source }) => ({
    sentence: `${name} 님에게 사서함(${planName(plan)})이 있습니다. 사서함이 있는 동안에는 mail을 외부 주소로 바꿀 수 없습니다.`,
    cure: `전환에 동의를 받기 전에는 제거하지 마세요. 동의를 받으면 보류나 보존이 적용되는지 확인하고, 메일을 인계하거나 내보낸 다음, 서비스 계획(${planName(plan)}, 할당: ${sourceText(source)})을 제거하세요. 사서함이 없어질 때까지 주소를 사용하지 못할 수 있습니다. 사서함을 유지해야 하면 전환하지 말고 새 게스트로 초대하세요.`,
    who: WHO.exchangeAdmin,
  }),
  'mailbox-plan-by-group': ({ plan, group }) => ({
    sentence:
      group === undefined
        ? `서비스 계획(${planName(plan)})이 이름을 읽을 수 없는 그룹에서 할당되었습니다.`
        : `서비스 계획(${planName(plan)})이 그룹 ‘${group}’에서 할당되었습니다.`,
    cure: '전환에 동의를 받은 뒤 그룹에서 이 사람을 빼거나 그룹의 서비스 계획을 해제하세요.',
    who: WHO.licenceAdmin,
  }),
  'mailbox-without-licence': ({ kind }) => ({
    sentence:
      kind === undefined
        ? '공유 사서함이나 온-프레미스 사서함이 있을 수 있으며, 있으면 mail을 바꿀 수 없습니다.'
        : NO_LICENCE[kind],
    cure: SEE_MAILBOX,
    who: WHO.exchangeAdmin,
  }),
  'mailbox-recently-removed': ({ proxy, plan }) => ({
    sentence: removedText(proxy, plan),
    cure: '사서함이 완전히 삭제될 때까지 기다리거나 삭제를 요청하세요. 주소가 충돌할 수 있습니다. 그 뒤 다시 확인하세요.',
    who: WHO.exchangeAdmin,
  }),
  'exchange-plan-unknown': ({ planId }) => ({
    sentence: `목록에 없는 Exchange 서비스 계획(${planId})입니다. 사서함이 있을 수 있습니다.`,
    cure: 'Exchange 관리 센터에서 사서함이 있는지 확인하고, 있으면 제거하세요.',
    who: WHO.exchangeAdmin,
  }),
  'exchange-plan-without-mailbox': () => ({ sentence: 'Exchange 서비스 계획에 사서함이 없습니다.' }),
  synced: () => ({
    sentence: '온-프레미스에서 동기화되는 계정입니다. 전환 후에도 온-프레미스 디렉터리가 기준입니다.',
    cure: 'mail과 암호는 그곳에서 바꾸세요. 그곳에서 사용 중지하거나 삭제하면 클라우드 계정에도 적용됩니다.',
    who: WHO.synchroniser,
  }),
  'own-domain-federated': ({ domain }) => ({
    sentence: `이 계정의 로그인 도메인(${domain})이 페더레이션되어 클라우드에서 암호를 바꿀 수 없습니다.`,
    cure: '수락한 뒤 온-프레미스에서 암호를 바꾸세요.',
    who: WHO.synchroniser,
  }),
  'holds-role': ({ roles }) => ({
    sentence: `계정에 디렉터리 역할(${roleText(roles)})이 있습니다.`,
    cure: '먼저 역할을 제거한 뒤 다시 확인하세요.',
    who: WHO.admin,
  }),
  'in-role-group': ({ groups }) => ({
    sentence: `계정이 역할을 할당할 수 있는 그룹의 구성원입니다: ${someOf(groups.map(quoted))}`,
    cure: '먼저 그룹에서 제거한 뒤 다시 확인하세요.',
    who: WHO.admin,
  }),
  'eligible-for-role': ({ roles }) => ({
    sentence: `디렉터리 역할(${roleText(roles)})을 활성화할 수 있는 계정입니다(PIM). 외부 계정에 남겨 둘 수 없습니다.`,
    cure: '적격 할당을 제거한 뒤 다시 확인하세요.',
    who: WHO.roleAdmin,
  }),
  'management-restricted': () => ({
    sentence: '제한된 관리 단위에 있는 계정이므로 Guestlist 권한이 적용되지 않습니다.',
    cure: '계정을 관리 단위에서 빼거나 전환하지 마세요.',
    who: WHO.roleAdmin,
  }),
  'account-disabled': () => ({
    sentence: '로그인이 차단된 계정입니다.',
    cure: '계정을 사용하도록 설정하세요. 차단된 계정은 초대를 수락할 수 없으므로 전환하지 않는 방법도 있습니다.',
    who: WHO.admin,
  }),
  'stays-member': () => ({
    sentence: '사용자 유형이 Member이며 전환 후에도 유지됩니다(구성원 권한, 게스트 과금 없음).',
    cure: '수락한 뒤 Guest로 바꿀 수 있습니다. 별도 단계입니다.',
    who: WHO.admin,
  }),
  'internal-guest': () => ({
    sentence: '사용자 유형이 이미 Guest입니다.',
    cure: '내부 게스트는 이미 월간 활성 사용자로 계산됩니다.',
  }),
  'resource-account': () => ({
    sentence: '사람이 아닌 회의실이나 서비스 등의 리소스 계정입니다.',
    cure: '다른 계정을 선택하세요.',
    who: WHO.you,
  }),
  'own-account': () => ({
    sentence: '본인의 계정입니다.',
    cure: '실제로 필요하면 다른 관리자에게 요청하세요.',
    who: WHO.admin,
  }),
  'last-admin': () => ({
    sentence: '마지막으로 남은 Guestlist 관리자 중 한 명의 계정입니다. 외부 사람은 Guestlist를 관리할 수 없습니다.',
    cure: '먼저 다른 관리자를 지정한 뒤 다시 확인하세요.',
    who: WHO.admin,
  }),
  'already-running': ({ reference }) => ({
    sentence: `이 계정의 다른 전환이 진행 중입니다: ${reference}`,
    cure: '그 전환이 먼저 끝나야 합니다. 초대를 만들기 전이면 요청하거나 승인한 사람이 회수할 수 있습니다. 비교가 끝났거나 조치가 필요한 전환은 그 사람이 완료로 표시할 수 있습니다.',
    who: WHO.guestlistAdmin,
  }),
  'never-convert': ({ kind }) => ({
    sentence:
      kind === 'listed'
        ? '정책에 따라 전환하지 않는 계정입니다.'
        : '디렉터리 동기화에 쓰는 계정이므로 전환하지 않습니다.',
    cure: '다른 계정을 선택하세요.',
    who: WHO.guestlistAdmin,
  }),
} satisfies Partial<ConversionFindingSentences>;

function ourCure(address: string): string {
  return `승인 후에만 Guestlist가 mail을 ${address} 주소로 바꿉니다.`;
}

/** Where a mailbox or another directory keeps it, nobody can write it yet. */
function mailHeld(address: string): string {
  return `전환에 동의를 받은 뒤 먼저 mail을 관리하는 곳(사서함 또는 온-프레미스 디렉터리)을 정리하고, mail을 ${address} 주소로 바꾼 다음 다시 확인하세요.`;
}

function sourceText(source: LicenceSource): string {
  if (source.from === 'person') return '본인';
  if (source.from === 'unknown') return '읽을 수 없음';
  return source.group === undefined ? '이름을 읽을 수 없는 그룹' : `그룹 ‘${source.group}’`;
}

function removedText(proxy: string | undefined, plan: string | undefined): string {
  const left = proxy === undefined ? '' : ` 우리 조직의 주소(${proxy})가 계정에 남아 있습니다.`;
  if (plan !== undefined)
    return `서비스 계획(${planName(plan)})이 일시 중단되었거나 제거되어 사서함이 한동안 남아 있을 수 있습니다.${left}`;
  return left === ''
    ? '최근에 사서함이 제거되었을 수 있습니다.'
    : `${left.trim()} 최근에 사서함이 제거되었을 수 있습니다.`;
}

function roleText(roles: readonly string[]): string {
  return someOf(roles.map(roleName));
}

function quoted(name: string): string {
  return `‘${name}’`;
}
