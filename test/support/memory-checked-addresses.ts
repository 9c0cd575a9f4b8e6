import type { EmailAddress } from '../../src/domain/email-address.ts';
import type { UserId } from '../../src/domain/ids.ts';
import type { CheckedAddresses } from '../../src/use-cases/ports/checked-addresses.ts';

export function memoryCheckedAddresses(): CheckedAddresses {
  const kept = new Map<UserId, ReadonlyMap<EmailAddress, Date>>();
  return {
    take: async ({ callerId, addresses, since, at, max }) => {
      const counted = new Map([...(kept.get(callerId) ?? [])].filter(([, when]) => when >= since));
      const taken = addresses.filter((address) => {
        if (!counted.has(address) && counted.size < max) counted.set(address, at);
        return counted.has(address);
      });
      kept.set(callerId, counted);
      return taken;
    },
    forget: async (before) => {
      for (const [callerId, counted] of [...kept])
        kept.set(callerId, new Map([...counted].filter(([, when]) => when >= before)));
    },
    forgetAddress: async (address) => {
      const holding = [...kept].filter(([, counted]) => counted.has(address));
      for (const [callerId, counted] of holding)
        kept.set(callerId, new Map([...counted].filter(([each]) => each !== address)));
      return holding.length;
    },
    checks: async (about) =>
      [...kept].flatMap(([callerId, counted]) =>
        [...counted]
          .filter(([address]) => ('address' in about ? address === about.address : callerId === about.callerId))
          .map(([, at]) => ({ callerId, at })),
      ),
  };
}
