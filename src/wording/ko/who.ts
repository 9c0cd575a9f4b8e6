/** Who can put something right. */
export const WHO = {
  you: '본인',
  invitee: '초대받는 사람 또는 소속 조직',
  owner: '팀 소유자',
  admin: '관리자',
  guestlistAdmin: 'Guestlist 관리자',
  exchangeAdmin: 'Exchange 관리자',
  sharePointAdmin: 'SharePoint 관리자',
} as const;
