import { deletionLine } from './audit-schemas.ts';
import { READ_AUDIT_LOG, READ_DELETED_USERS } from './permissions.ts';
import { DELETED_PERSON_FIELDS, deletedPerson } from './person-schemas.ts';
import { encoded, get, PAGE, quoted, type ReadsOf } from './read.ts';
import { only, rowsOf } from './read-schemas.ts';

/** An account in the bin, and how it came there (product 4.2). */
export const DELETED_READS: ReadsOf<'deleted-account' | 'deletion-of'> = {
  'deleted-account': {
    needs: [READ_DELETED_USERS],
    // With the cast: what only a user has can be named then.
    requests: ({ id }) => [
      get(`/directory/deletedItems/${encoded(id)}/microsoft.graph.user?$select=${DELETED_PERSON_FIELDS}`),
    ],
    schema: () => only(deletedPerson()),
    absent: () => undefined,
  },
  'deletion-of': {
    needs: [READ_AUDIT_LOG],
    // The newest lines come first, and after a deletion there are not many.
    isFirstPageEnough: true,
    requests: ({ id }) => [
      get(`/auditLogs/directoryAudits?$filter=${encoded(`targetResources/any(t:t/id eq ${quoted(id)})`)}&$top=${PAGE}`),
    ],
    schema: ({ id }) =>
      rowsOf(deletionLine(id)).transform((lines) =>
        lines
          .flat()
          .toSorted((one, other) => other.at.getTime() - one.at.getTime())
          .at(0),
      ),
  },
};
