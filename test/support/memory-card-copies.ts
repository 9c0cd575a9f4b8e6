import type { CardCopies, CardCopy } from '../../src/use-cases/ports/card-copies.ts';

export function memoryCardCopies(): CardCopies {
  const kept = new Map<string, CardCopy>();
  return {
    of: async (requestId) =>
      [...kept.values()]
        .filter((copy) => copy.requestId === requestId)
        .toSorted((a, b) => (messageOf(a) < messageOf(b) ? -1 : 1)),
    adopt: async (copy) => {
      kept.set(messageOf(copy), copy);
    },
    shown: async (copy, now) => {
      const known = kept.get(messageOf(copy));
      const isSame = now.activityId === copy.activityId;
      if (isSame && !known) return;
      kept.delete(messageOf(copy));
      const after = { ...(isSame && known ? known : copy), ...now };
      kept.set(messageOf(after), after);
    },
  };
}

function messageOf({ requestId, conversationId, activityId }: CardCopy): string {
  return [requestId, conversationId, activityId].join(' ');
}
