import { z } from 'zod';
import { FIND_TENANTS, READ_CROSS_TENANT, READ_DOMAIN_LISTS, READ_DOMAINS } from './permissions.ts';
import { encoded, get, quoted, type ReadsOf } from './read.ts';
import { only, rowsOf } from './read-schemas.ts';
import { domainLists, homeTenant, partnerAccess } from './tenant-schemas.ts';

type DomainFact = 'own-domains' | 'federated-own-domains' | 'domain-lists' | 'home-tenant' | 'inbound-partner';

/** One item of the wave for all that is asked of them. */
const OWN_DOMAINS = get('/domains?$select=id,isVerified,authenticationType');
const OwnDomain = z.object({ id: z.string(), isVerified: z.boolean() });
const OwnDomainSignIn = z.object({ ...OwnDomain.shape, authenticationType: z.string() });

/** Our own domains, and what is known of the domains of others. */
export const DOMAIN_READS: ReadsOf<DomainFact> = {
  'own-domains': {
    needs: [READ_DOMAINS],
    requests: () => [OWN_DOMAINS],
    schema: () => rowsOf(OwnDomain).transform(verifiedOf),
  },
  'federated-own-domains': {
    needs: [READ_DOMAINS],
    requests: () => [OWN_DOMAINS],
    schema: () =>
      rowsOf(OwnDomainSignIn).transform((domains) =>
        verifiedOf(domains.filter(({ authenticationType }) => authenticationType === 'Federated')),
      ),
  },
  'domain-lists': {
    needs: [READ_DOMAIN_LISTS],
    // The one thing that v1.0 does not have (G7.2).
    requests: () => [{ ...get('/policies/b2bManagementPolicies'), version: 'beta' }],
    schema: domainLists,
    absent: () => ({ allowed: [], blocked: [] }),
  },
  'home-tenant': {
    needs: [FIND_TENANTS],
    requests: ({ domain }) => [
      get(`/tenantRelationships/findTenantInformationByDomainName(domainName=${quoted(encoded(domain))})`),
    ],
    schema: () => only(homeTenant()),
    absent: () => undefined,
    // Nobody has published how a domain without a tenant is answered (checks 5 #27).
    absentToo: [400],
  },
  'inbound-partner': {
    needs: [READ_CROSS_TENANT],
    requests: ({ tenantId }) => [get(`/policies/crossTenantAccessPolicy/partners/${encoded(tenantId)}`)],
    schema: () => only(partnerAccess()),
    absent: () => undefined,
  },
};

function verifiedOf(domains: readonly z.infer<typeof OwnDomain>[]): readonly string[] {
  return domains.flatMap(({ id, isVerified }) => (isVerified ? [id.toLowerCase()] : []));
}
