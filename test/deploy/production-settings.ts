/** The least that the bot starts with, but for the database. */
export const PRODUCTION = {
  GUESTLIST_TENANT_ID: '5b1f2c90-7a4e-4a55-9d0e-2f60c1a7e3aa',
  BOT_APP_ID: '0b8d1c2e-3f4a-4b5c-8d6e-7f8091a2b3c4',
  GRAPH_CLIENT_ID: '1c9e2d3f-4a5b-4c6d-9e7f-8091a2b3c4d5',
  GUESTLIST_ADMINS: '2daf3e40-5b6c-4d7e-8f80-91a2b3c4d5e6,3eb04f51-6c7d-4e8f-9091-a2b3c4d5e6f7',
  GUESTLIST_MAILBOX: 'invitations@contoso.example',
  GUESTLIST_PRIVACY_CONTACT: 'privacy@contoso.example',
  GUESTLIST_PRIVACY_STATEMENT: 'https://contoso.example/privacy',
  GUESTLIST_ADDRESS: 'https://guestlist.contoso.example',
  GUESTLIST_LINK_KEYS: `one:${Buffer.alloc(32, 7).toString('base64')}`,
} as const;
