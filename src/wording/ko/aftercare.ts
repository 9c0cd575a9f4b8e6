import type { AftercareStep } from '../../domain/conversion/conversion-entry.ts';
import type { AftercareSentences } from '../aftercare-sentences.ts';
import { WHO } from './who.ts';

const NEEDS: Readonly<Record<AftercareStep, string>> = {
  sessions: '앱에 User.RevokeSessions.All 권한이 필요합니다.',
  guest: '앱에 User.ReadWrite.All 권한과 계정의 팀과 역할을 읽는 권한이 필요합니다.',
  member: '앱에 User.ReadWrite.All 권한이 필요합니다.',
  password: '앱에 User-PasswordProfile.ReadWrite.All 권한과 사용자 관리자 역할이 필요합니다.',
};

/** The steps after the acceptance. */
export const aftercare: AftercareSentences = {
  aftercare: {
    steps: {
      sessions: {
        offer: () => '이전 세션이 한동안 열려 있을 수 있습니다.',
        button: '이전 세션 끝내기',
        now: '이전 세션을 끝내고 있습니다',
        not: '이전 세션을 끝내지 못했습니다',
      },
      guest: {
        offer: () =>
          '사용자 유형이 아직 Member입니다. Guest로 바꾸면 게스트 권한과 월간 활성 사용자(MAU) 과금이 적용됩니다. 라이선스 담당자와 결정하세요.',
        button: '사용자 유형을 Guest로 변경',
        now: '사용자 유형을 Guest로 바꾸고 있습니다',
        not: '사용자 유형이 아직 Member입니다',
      },
      member: {
        offer: () => '사용자 유형을 되돌릴 수 있습니다.',
        button: 'Member로 되돌리기',
        now: '사용자 유형을 Member로 되돌리고 있습니다',
        not: '사용자 유형이 아직 Guest입니다',
      },
      password: {
        offer: ({ name }) =>
          `내부 암호는 온-프레미스 리소스에서 아직 작동할 수 있습니다. 아무도 알 수 없는 임의의 값으로 바꾸며 ${name} 님은 본인 조직의 계정으로 로그인합니다.`,
        button: '암호 바꾸기',
        now: '내부 암호를 바꾸고 있습니다',
        not: '내부 암호를 바꾸지 못했습니다',
      },
    },
    sessionsDone: ({ time }) => `Microsoft가 허용하는 범위에서 이전 세션을 끝냈습니다(${time})`,
    guestDone: ({ date, until }) =>
      until === undefined
        ? `${date}에 사용자 유형을 Guest로 바꿨습니다`
        : `${date}에 사용자 유형을 Guest로 바꿨습니다. ${until}까지 버튼으로 되돌릴 수 있습니다`,
    memberDone: ({ date }) => `${date}에 사용자 유형을 Member로 되돌렸습니다`,
    passwordDone: '내부 암호를 임의의 값으로 바꿨습니다',
    refused: ({ step, because }) => {
      switch (because) {
        case 'permission-missing':
          return { sentence: '앱에 이 작업을 할 권한이 없습니다.', cure: NEEDS[step], who: WHO.admin };
        case 'refused':
          return {
            sentence: 'Microsoft가 거부했거나 그 사이에 계정이 바뀌었습니다.',
            cure: 'Microsoft Entra에서 계정을 확인하고 직접 처리하세요.',
            who: WHO.admin,
          };
        case 'unanswered':
          return {
            sentence: '하루 동안 처리 여부를 알려 주는 응답이 없었습니다.',
            cure: 'Microsoft Entra에서 계정을 확인하고, 처리되지 않았으면 다시 누르세요.',
            who: WHO.admin,
          };
        case 'account-gone':
          return { sentence: '계정이 디렉터리에 더 이상 없습니다.' };
        case 'owns-teams':
          return {
            sentence: '계정이 팀을 소유하고 있으며 게스트는 팀을 소유할 수 없습니다.',
            cure: '다른 사람을 소유자로 지정한 뒤 다시 누르세요.',
            who: WHO.admin,
          };
        case 'has-role':
          return {
            sentence: '계정에 디렉터리 역할이 있거나 활성화할 수 있는 역할이 있습니다.',
            cure: '역할을 회수한 뒤 다시 누르세요.',
            who: WHO.admin,
          };
        case 'synced':
          return {
            sentence: '온-프레미스 디렉터리에서 동기화되는 계정이며 암호도 그곳에서 관리합니다.',
            cure: '그곳에서 암호를 임의의 GUID로 설정하세요.',
            who: WHO.admin,
          };
        case 'right-lost':
          return {
            sentence: '버튼을 누른 사람이 더 이상 Guestlist 관리자가 아닙니다.',
            cure: 'Guestlist 관리자가 다시 누르세요.',
            who: WHO.guestlistAdmin,
          };
      }
    },
    linkNow: ({ org, address }) => `${org} Teams 링크를 ${address} 주소로 보내고 있습니다`,
    linkDone: ({ org, address }) => `${org} Teams 링크를 ${address} 주소로 보냈습니다`,
    linkMaybe: ({ org, address }) => `${org} Teams 링크가 ${address} 주소로 나갔을 수 있습니다`,
    linkNot: ({ org, address }) => `${org} Teams 링크를 ${address} 주소로 보내지 못했습니다`,
    linkAgain: 'Teams 링크 다시 보내기',
  },
};
