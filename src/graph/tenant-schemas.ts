import { z } from 'zod';
import type { DomainLists, FileSharing, HomeTenant, InboundAccess, Reach } from '../domain/tenant-facts.ts';
import { domains } from './read-schemas.ts';

const Part = z.object({
  accessType: z.enum(['allowed', 'blocked']),
  targets: z.array(z.object({ target: z.string() })),
});
const Consent = z.object({ inboundAllowed: z.boolean().nullish() });
const EVERYTHING = ['allusers', 'allapplications'];

/** The partner's own entry: what is null there is inherited (G7.3). */
export function partnerAccess(): z.ZodType<InboundAccess> {
  const inbound = z.object({ usersAndGroups: Part.nullable(), applications: Part.nullable() });
  return z
    .object({ b2bCollaborationInbound: inbound.nullable(), automaticUserConsentSettings: Consent.nullish() })
    .transform(({ b2bCollaborationInbound: parts, automaticUserConsentSettings: consent }) => ({
      people: reachOf(parts?.usersAndGroups),
      applications: reachOf(parts?.applications),
      ...scopesOf(parts?.usersAndGroups, parts?.applications),
      redeemsByItself: consent?.inboundAllowed ?? undefined,
    }));
}

/** The default inherits nothing: null there can only mean “you may not look” (E10). */
export function defaultAccess(): z.ZodType<InboundAccess> {
  return partnerAccess().refine(({ people, applications }) => people !== undefined && applications !== undefined);
}

function reachOf(part: z.infer<typeof Part> | null | undefined): Reach | undefined {
  if (!part) return undefined;
  if (!part.targets.some(({ target }) => EVERYTHING.includes(target.toLowerCase()))) return 'some';
  return part.accessType === 'allowed' ? 'all' : 'none';
}

function scopesOf(
  people: z.infer<typeof Part> | null | undefined,
  applications: z.infer<typeof Part> | null | undefined,
): Pick<InboundAccess, 'scopes'> {
  const scopes = { people: scopeOf(people), applications: scopeOf(applications) };
  return scopes.people === undefined && scopes.applications === undefined ? {} : { scopes };
}

/** “allowed: …”; undefined where it goes for everything. */
function scopeOf(part: z.infer<typeof Part> | null | undefined): string | undefined {
  if (!part || reachOf(part) !== 'some') return undefined;
  return `${part.accessType}: ${part.targets.map(({ target }) => target).join(', ')}`;
}

export function homeTenant(): z.ZodType<HomeTenant> {
  return z
    .object({ tenantId: z.guid(), displayName: z.string().nullable(), defaultDomainName: z.string() })
    .transform(({ tenantId, displayName, defaultDomainName }) => ({
      tenantId: tenantId.toLowerCase(),
      name: displayName || defaultDomainName,
      defaultDomain: defaultDomainName.toLowerCase(),
    }));
}

export function fileSharing(): z.ZodType<FileSharing> {
  return z
    .object({
      sharingCapability: z.enum([
        'disabled',
        'externalUserSharingOnly',
        'externalUserAndGuestSharing',
        'existingExternalUserSharingOnly',
      ]),
      sharingDomainRestrictionMode: z.enum(['none', 'allowList', 'blockList']),
      sharingAllowedDomainList: domains(),
      sharingBlockedDomainList: domains(),
    })
    .transform(({ sharingCapability, sharingDomainRestrictionMode: mode, ...lists }) => ({
      isOff: sharingCapability === 'disabled',
      allowedDomains: mode === 'allowList' ? lists.sharingAllowedDomainList : undefined,
      blockedDomains: mode === 'blockList' ? lists.sharingBlockedDomainList : undefined,
    }));
}

const Lists = z.object({ alloweddomains: domains().nullish(), blockeddomains: domains().nullish() });
// Two spellings are about, and neither is sure in its capitals (G7.2).
const Definition = z.object({
  b2bmanagementpolicy: z.object({
    invitationsallowedandblockeddomainspolicy: Lists.nullish(),
    invitationsallowedandblocked: Lists.nullish(),
  }),
});

/** The definition of a policy is one JSON text in a list. */
export function domainLists(): z.ZodType<DomainLists> {
  const definition = z.string().transform(jsonInLowerCase).pipe(Definition);
  return z.array(z.object({ value: z.array(z.object({ definition: z.array(definition) })) })).transform((pages) => {
    const lists = pages
      .flatMap(({ value }) => value.flatMap(({ definition: texts }) => texts))
      .flatMap(({ b2bmanagementpolicy: policy }) => [
        policy.invitationsallowedandblockeddomainspolicy,
        policy.invitationsallowedandblocked,
      ]);
    return {
      allowed: lists.flatMap((list) => list?.alloweddomains ?? []),
      blocked: lists.flatMap((list) => list?.blockeddomains ?? []),
    };
  });
}

function jsonInLowerCase(text: string, context: z.core.$RefinementCtx): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => withLowerNames(value));
  } catch {
    context.addIssue('not JSON');
    return z.NEVER;
  }
}

function withLowerNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name.toLowerCase(), inner]));
}
