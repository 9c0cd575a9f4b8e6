import { z } from 'zod';
import type { SignIn } from '../domain/conversion/signed-in-at.ts';
import type { Deletion } from '../domain/tenant-facts.ts';

const DELETES = /^delete (external )?user$/i;

/** One line of the audit log that is a deletion of this account; none, where it is anything else (G11.4). */
export function deletionLine(id: string): z.ZodType<readonly Deletion[]> {
  const name = z.string().nullish();
  return z
    .object({
      activityDisplayName: z.string(),
      activityDateTime: z.iso.datetime({ offset: true }),
      targetResources: z.array(z.object({ id: name })),
      initiatedBy: z
        .object({
          user: z.object({ displayName: name, userPrincipalName: name }).nullish(),
          app: z.object({ displayName: name }).nullish(),
        })
        .nullish(),
    })
    .transform(({ activityDisplayName, activityDateTime, targetResources, initiatedBy }) => {
      // A filter that is ignored gives everybody somebody else's lines.
      const isOfAccount = targetResources.some((target) => target.id?.toLowerCase() === id.toLowerCase());
      if (!isOfAccount || !DELETES.test(activityDisplayName)) return [];
      const { user, app } = initiatedBy ?? {};
      const by = user?.displayName || user?.userPrincipalName || app?.displayName || undefined;
      return [{ at: new Date(activityDateTime), by }];
    });
}

/** One line of the sign-in log that let this account in; none, where it is anything else. */
export function signInLine(id: string): z.ZodType<readonly SignIn[]> {
  return z
    .object({
      userId: z.string(),
      userPrincipalName: z.string().nullish(),
      createdDateTime: z.iso.datetime({ offset: true }),
      status: z.object({ errorCode: z.int().nullish() }).nullish(),
    })
    .transform(({ userId, userPrincipalName, createdDateTime, status }) => {
      // A filter that is ignored gives nobody somebody else's.
      const isTheirs = userId.toLowerCase() === id.toLowerCase();
      if (!isTheirs || !userPrincipalName || status?.errorCode) return [];
      return [{ at: new Date(createdDateTime), name: userPrincipalName }];
    });
}
