/** Who can put something right. */
export const WHO = {
  you: '본인',
  invitee: '초대받는 사람 또는 소속 조직',
  owner: '팀 소유자',
  admin: '관리자',
  guestlistAdmin: 'Guestlist 관리자',
  exchangeAdmin: 'Exchange 관리자',
  sharePointAdmin: 'SharePoint 관리자',
  licenceAdmin: '라이선스 관리자',
  roleAdmin: '권한 있는 역할 관리자',
  accessAdmin: '조건부 액세스 관리자',
  appAdmin: '애플리케이션 관리자',
  synchroniser: 'Entra Connect 담당자',
  inviters: '게스트 초대자, 사용자 관리자',
} as const;
