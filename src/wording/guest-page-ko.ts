import type { GuestPageSentences } from './guest-page-sentences.ts';

export const guestPageKo: GuestPageSentences = {
  askStranger: ({ org, inviter }) =>
    `${inviter} 님을 모른다고 ${org}에 알릴까요? 이 초대에 관한 메일을 더 보내지 않습니다.`,
  askStrangerNoNames: () => '모르는 사람이라고 초대한 조직에 알릴까요? 이 초대에 관한 메일을 더 보내지 않습니다.',
  tell: ({ org }) => `${org}에 알리기`,
  tellNoNames: () => '조직에 알리기',
  askNoMore: () => '알림을 그만 받을까요? 초대는 그대로 유지됩니다.',
  stop: () => '알림 그만 받기',
  thanks: () => '완료했습니다. 이 페이지를 닫아도 됩니다.',
  over: () => '이 초대는 이미 종료되어 더 하실 일이 없습니다. 이 페이지를 닫아도 됩니다.',
  notFoundH: () => '페이지를 찾을 수 없습니다',
  notFound: () =>
    '주소가 완전하지 않거나 도중에 바뀌었습니다. 메일 아래쪽의 링크를 다시 열거나 전체 주소를 브라우저에 복사하세요. 그래도 열리지 않으면 메일의 ‘예상하지 못한 메일이라면’에 적힌 주소로 알려 주세요.',
  failedH: () => '처리하지 못했습니다',
  failed: () => '몇 분 뒤에 다시 시도해 주세요. 그래도 되지 않으면 메일에 회신해 주세요.',
};
