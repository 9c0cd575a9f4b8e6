import { z } from 'zod';
import {
  READ_AUTHORIZATION_POLICY,
  READ_CROSS_TENANT,
  READ_EMAIL_METHOD,
  READ_FEDERATIONS,
  READ_FILE_SHARING,
  READ_GROUP_SETTINGS,
  READ_ORGANISATION,
} from './permissions.ts';
import { get, type ReadsOf } from './read.ts';
import { only, rowsOf } from './read-schemas.ts';
import { settingFlags } from './team-schemas.ts';
import { defaultAccess, fileSharing } from './tenant-schemas.ts';

/** The template of the tenant's own settings for groups (G7.4). */
const GROUP_UNIFIED = '62375ab9-6b52-47ed-826b-58e47e0e304b';

type TenantFact =
  | 'organisation-name'
  | 'invites-from'
  | 'tenant-takes-guests'
  | 'inbound-default'
  | 'email-codes'
  | 'federated-domains'
  | 'file-sharing';

/** What is so for everybody. */
export const TENANT_READS: ReadsOf<TenantFact> = {
  'organisation-name': {
    needs: [READ_ORGANISATION],
    requests: () => [get('/organization?$select=displayName')],
    schema: () =>
      only(
        z
          .object({ value: z.tuple([z.object({ displayName: z.string().min(1) })]) })
          .transform(({ value }) => value[0].displayName),
      ),
  },
  'invites-from': {
    needs: [READ_AUTHORIZATION_POLICY],
    requests: () => [get('/policies/authorizationPolicy')],
    schema: () =>
      only(
        z
          .object({
            allowInvitesFrom: z.enum([
              'none',
              'adminsAndGuestInviters',
              'adminsGuestInvitersAndAllMembers',
              'everyone',
            ]),
          })
          .transform(({ allowInvitesFrom }) => allowInvitesFrom),
      ),
  },
  'tenant-takes-guests': {
    needs: [READ_GROUP_SETTINGS],
    requests: () => [get('/groupSettings')],
    schema: () => settingFlags(GROUP_UNIFIED, ['AllowToAddGuests', 'AllowGuestsToAccessGroups']),
  },
  'inbound-default': {
    needs: [READ_CROSS_TENANT],
    requests: () => [get('/policies/crossTenantAccessPolicy/default')],
    schema: () => only(defaultAccess()),
  },
  'email-codes': {
    needs: [READ_EMAIL_METHOD],
    requests: () => [get('/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/email')],
    schema: () =>
      only(
        z
          .object({ allowExternalIdToUseEmailOtp: z.enum(['default', 'enabled', 'disabled']) })
          .transform(({ allowExternalIdToUseEmailOtp }) => allowExternalIdToUseEmailOtp !== 'disabled'),
      ),
  },
  'federated-domains': {
    needs: [READ_FEDERATIONS],
    requests: () => [
      get('/directory/federationConfigurations/graph.samlOrWsFedExternalDomainFederation?$expand=domains'),
    ],
    schema: () =>
      rowsOf(z.object({ domains: z.array(z.object({ id: z.string() })) })).transform((federations) =>
        federations.flatMap(({ domains }) => domains.map(({ id }) => id.toLowerCase())),
      ),
  },
  'file-sharing': {
    needs: [READ_FILE_SHARING],
    requests: () => [get('/admin/sharepoint/settings')],
    schema: () => only(fileSharing()),
  },
};
