const PROVIDERS: Readonly<Record<string, string>> = {
  externalazuread: 'Microsoft Entra',
  microsoftaccount: 'a Microsoft account',
  'google.com': 'Google',
  mail: 'an email one-time passcode',
};

/** Who signs somebody in, as `identities` names it; others by their issuer. */
export function providerName(issuer: string): string {
  return PROVIDERS[issuer.toLowerCase()] ?? issuer;
}
