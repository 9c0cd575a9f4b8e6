import { z } from 'zod';
import type { EmailAddress } from '../domain/email-address.ts';
import type { DirectoryPerson, FoundAccount } from '../domain/person.ts';
import type { DeletedAccount, DeletedPerson } from '../domain/tenant-facts.ts';
import { userId } from './read-schemas.ts';

export const PERSON_FIELDS =
  'id,displayName,userPrincipalName,mail,accountEnabled,userType,externalUserState,identities,preferredLanguage';
/** What it takes to tell where an address stands. */
export const ACCOUNT_FIELDS = `${PERSON_FIELDS},proxyAddresses,otherMails`;
export const DELETED_FIELDS = 'id,displayName,mail,deletedDateTime,userType';
export const DELETED_PERSON_FIELDS = `${DELETED_FIELDS},otherMails`;

// Present, though perhaps null, where null means something; not null where null can only mean “you may not look” (E10).
export function person(): z.ZodType<DirectoryPerson> {
  const text = z.string().nullable();
  return z
    .object({
      id: userId(),
      displayName: text,
      userPrincipalName: z.string(),
      mail: text,
      accountEnabled: z.boolean(),
      userType: text,
      externalUserState: text,
      identities: z.array(
        z.object({ signInType: text.optional(), issuer: text.optional(), issuerAssignedId: text.optional() }),
      ),
      preferredLanguage: text,
    })
    .transform((user) => ({
      id: user.id,
      displayName: user.displayName || user.userPrincipalName,
      userPrincipalName: user.userPrincipalName,
      mail: user.mail ?? undefined,
      accountEnabled: user.accountEnabled,
      userType: user.userType ?? undefined,
      externalUserState: user.externalUserState ?? undefined,
      identities: user.identities.map(({ signInType, issuer, issuerAssignedId }) => ({
        signInType: signInType ?? undefined,
        issuer: issuer ?? undefined,
        assignedId: issuerAssignedId || undefined,
      })),
      preferredLanguage: user.preferredLanguage ?? undefined,
    }));
}

/** An account that was found by an address, and whether the address is its own or only another mail of it. */
export function foundAccount(address: EmailAddress): z.ZodType<FoundAccount> {
  const places = z.object({ proxyAddresses: z.array(z.string()), otherMails: z.array(z.string()) });
  return z.intersection(person(), places).transform(({ proxyAddresses, otherMails, ...account }) => {
    const own = [
      account.mail,
      account.userPrincipalName,
      ...proxyAddresses.map((proxy) => proxy.replace(/^smtp:/i, '')),
    ];
    const isOwn = own.some((text) => text?.toLowerCase() === address);
    const isOther = otherMails.some((text) => text.toLowerCase() === address);
    return { ...account, isOnlyOtherMail: isOther && !isOwn };
  });
}

export function deletedAccount(): z.ZodType<DeletedAccount> {
  return z
    .object({
      id: z.string(),
      displayName: z.string().nullable(),
      mail: z.string().nullable(),
      deletedDateTime: z.iso.datetime({ offset: true }),
      userType: z.string().nullable(),
    })
    .transform(({ id, displayName, mail, deletedDateTime, userType }) => ({
      id,
      name: displayName || mail || id,
      deletedAt: new Date(deletedDateTime),
      userType: userType ?? undefined,
    }));
}

export function deletedPerson(): z.ZodType<DeletedPerson> {
  const addresses = z.object({ mail: z.string().nullable(), otherMails: z.array(z.string()) });
  return z
    .intersection(deletedAccount(), addresses)
    .transform(({ mail, ...account }) => ({ ...account, mail: mail ?? undefined }));
}
