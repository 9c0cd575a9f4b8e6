import { INITIAL_DOMAIN, MAIN_DOMAIN, TENANT_ID } from '../contoso.ts';
import { CONTACT, DOMAIN, ORGANIZATION } from '../query/entity-types.ts';
import type { Row } from '../query/filter-match.ts';
import { listAnswer } from '../query/listing.ts';
import { project, readSelect } from '../query/select.ts';
import { badRequest, denied, notFound, Refusal } from '../refusal.ts';
import { stableId } from '../stable-id.ts';
import type { DomainRecord, World } from '../world.ts';
import * as rights from './permissions.ts';
import type { GraphAnswer, GraphCall, Route } from './route.ts';

export const DIRECTORY_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/contacts',
    anyOf: rights.READ_CONTACTS,
    options: ['$select', '$filter', '$top', '$count', '$orderby', '$skiptoken'],
    handle: listContacts,
  },
  { method: 'GET', path: '/domains', anyOf: rights.READ_DOMAINS, options: ['$select', '$top'], handle: listDomains },
  { method: 'GET', path: '/domains/{id}', anyOf: rights.READ_DOMAINS, options: ['$select'], handle: getDomain },
  { method: 'GET', path: '/organization', anyOf: rights.READ_ORGANIZATION, options: ['$select'], handle: organization },
  {
    method: 'GET',
    path: '/directory/federationConfigurations/graph.samlOrWsFedExternalDomainFederation',
    anyOf: rights.READ_FEDERATIONS,
    options: ['$expand'],
    handle: federations,
  },
  {
    method: 'GET',
    path: "/tenantRelationships/findTenantInformationByDomainName(domainName='{name}')",
    anyOf: rights.FIND_TENANTS,
    handle: findTenant,
  },
];

function listContacts(call: GraphCall, world: World): GraphAnswer {
  const select = readSelect(call.query.get('$select'), [CONTACT]);
  return listAnswer(call, world, {
    type: CONTACT,
    rows: () => world.state.contacts.map(({ properties }) => properties as unknown as Row),
    show: (row) => project(CONTACT, row, select),
    context: 'contacts',
  });
}

function domainRow(domain: DomainRecord): Row {
  const { shows: _shows, ...properties } = domain;
  return {
    ...properties,
    isAdminManaged: true,
    isRoot: true,
    availabilityStatus: null,
    supportedServices: domain.isVerified ? ['Email', 'OfficeCommunicationsOnline'] : [],
  };
}

function listDomains(call: GraphCall, world: World): GraphAnswer {
  const select = readSelect(call.query.get('$select'), [DOMAIN]);
  return listAnswer(call, world, {
    type: DOMAIN,
    rows: () => world.state.domains.map(domainRow),
    show: (row) => project(DOMAIN, row, select),
    context: 'domains',
  });
}

function getDomain(call: GraphCall, world: World): GraphAnswer {
  const id = (call.params.id as string).toLowerCase();
  const domain = world.state.domains.find((one) => one.id === id);
  if (!domain) throw notFound(id);
  const select = readSelect(call.query.get('$select'), [DOMAIN]);
  return {
    status: 200,
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#domains/$entity',
      ...project(DOMAIN, domainRow(domain), select),
    },
  };
}

function organization(call: GraphCall, world: World): GraphAnswer {
  const select = readSelect(call.query.get('$select'), [ORGANIZATION]);
  const row: Row = {
    id: TENANT_ID,
    displayName: 'Contoso',
    countryLetterCode: 'KR',
    preferredLanguage: 'en',
    tenantType: 'AAD',
    onPremisesSyncEnabled: true,
    createdDateTime: '2024-01-10T08:00:00Z',
    verifiedDomains: world.state.domains
      .filter((domain) => domain.isVerified)
      .map((domain) => ({
        name: domain.id,
        isDefault: domain.id === MAIN_DOMAIN,
        isInitial: domain.id === INITIAL_DOMAIN,
        type: domain.authenticationType,
        capabilities: 'Email, OfficeCommunicationsOnline',
      })),
  };
  return {
    status: 200,
    body: {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#organization',
      value: [project(ORGANIZATION, row, select)],
    },
  };
}

function federations(call: GraphCall, world: World): GraphAnswer {
  const expand = call.query.get('$expand');
  if (expand !== undefined && expand !== 'domains')
    throw badRequest(`Parsing OData Select and Expand failed: unsupported $expand '${expand}'.`);
  const value = world.state.partnerDomains
    .filter(({ isSamlFederated }) => isSamlFederated)
    .map(({ domain }) => ({
      '@odata.type': '#microsoft.graph.samlOrWsFedExternalDomainFederation',
      id: stableId(`federation ${domain}`),
      displayName: domain,
      issuerUri: `https://idp.${domain}/saml`,
      passiveSignInUri: `https://idp.${domain}/signin`,
      metadataExchangeUri: null,
      preferredAuthenticationProtocol: 'saml',
      ...(expand ? { domains: [{ id: domain }] } : {}),
    }));
  return {
    status: 200,
    body: { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#directory/federationConfigurations', value },
  };
}

function findTenant(call: GraphCall, world: World): GraphAnswer {
  const name = (call.params.name as string).replaceAll("''", "'").toLowerCase();
  const isOwn = world.state.domains.some((domain) => domain.isVerified && domain.id === name);
  const partner = world.state.partnerDomains.find(({ domain }) => domain === name)?.tenant;
  const tenant = isOwn ? { tenantId: TENANT_ID, displayName: 'Contoso', defaultDomain: MAIN_DOMAIN } : partner;
  if (!tenant) throw noTenant(name, world);
  const body = {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.tenantInformation',
    tenantId: tenant.tenantId,
    displayName: tenant.displayName,
    defaultDomainName: tenant.defaultDomain ?? name,
    federationBrandName: null,
  };
  return { status: 200, body };
}

function noTenant(name: string, world: World): Refusal {
  const answer = world.state.variants['unknown-domain'];
  if (answer === '403') return denied();
  if (answer === '400') return badRequest(`Invalid domain name '${name}'.`);
  return new Refusal(404, 'Request_ResourceNotFound', `Unable to find tenant with domain name '${name}'.`);
}
