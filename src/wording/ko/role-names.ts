/** As Microsoft's Korean admin centre calls the roles that are met most often; the directory knows them in English alone. */
const ROLE_NAMES: Readonly<Record<string, string>> = {
  'Application Administrator': '애플리케이션 관리자',
  'Authentication Administrator': '인증 관리자',
  'Billing Administrator': '대금 청구 관리자',
  'Cloud Application Administrator': '클라우드 애플리케이션 관리자',
  'Compliance Administrator': '규정 준수 관리자',
  'Conditional Access Administrator': '조건부 액세스 관리자',
  'Directory Readers': '디렉터리 읽기 권한자',
  'Exchange Administrator': 'Exchange 관리자',
  'Global Administrator': '전역 관리자',
  'Global Reader': '전역 읽기 권한자',
  'Groups Administrator': '그룹 관리자',
  'Guest Inviter': '게스트 초대자',
  'Helpdesk Administrator': '기술 지원팀 관리자',
  'Intune Administrator': 'Intune 관리자',
  'License Administrator': '라이선스 관리자',
  'Password Administrator': '암호 관리자',
  'Privileged Authentication Administrator': '권한 있는 인증 관리자',
  'Privileged Role Administrator': '권한 있는 역할 관리자',
  'Reports Reader': '보고서 읽기 권한자',
  'Security Administrator': '보안 관리자',
  'Security Reader': '보안 읽기 권한자',
  'SharePoint Administrator': 'SharePoint 관리자',
  'Teams Administrator': 'Teams 관리자',
  'Teams Communications Administrator': 'Teams 통신 관리자',
  'User Administrator': '사용자 관리자',
};

export function roleName(role: string): string {
  return ROLE_NAMES[role] ?? role;
}
