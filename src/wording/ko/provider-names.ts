const PROVIDERS: Readonly<Record<string, string>> = {
  externalazuread: 'Microsoft Entra',
  microsoftaccount: 'Microsoft 계정',
  'google.com': 'Google',
  mail: '이메일 일회용 암호',
};

/** Who signs somebody in, as `identities` names it; others by their issuer. */
export function providerName(issuer: string): string {
  return PROVIDERS[issuer.toLowerCase()] ?? issuer;
}
