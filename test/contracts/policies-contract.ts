import assert from 'node:assert/strict';
import { DEFAULT_LIMITS, type Policy } from '../../src/domain/policy.ts';
import type { Policies } from '../../src/use-cases/ports/policies.ts';
import { ADMINS, userId } from '../support/builders.ts';

const FIRST = {
  inviters: [userId(2)],
  admins: [ADMINS],
  acceptWithinDays: 30,
  reminderDays: [2, 9],
  limits: { ...DEFAULT_LIMITS, openPerUnknownDomain: 2 },
  refusedDomains: ['rival.example'],
  trustedDomains: ['northwind.example'],
  throwAwayDomains: ['minutes.example', 'gone.example'],
  converters: [userId(3)],
  replacesPassword: true,
  neverConvert: ['emergency@contoso.example'],
  decisionDays: { remind: 1, escalate: 3, lapse: 5 },
  fourEyes: false,
  holderMustAgree: false,
  mindsConsumerDomains: true,
  tellsWhoIsHere: false,
};

export function policiesContract(
  name: string,
  make: (firstPolicy: Omit<Policy, 'version'>) => Promise<Policies>,
): void {
  describe(`the policies contract, ${name}`, () => {
    it('begins with what is configured, as version 1', async () => {
      const policies = await make(FIRST);
      assert.deepEqual(await policies.current(), { ...FIRST, version: 1 });
      assert.deepEqual(await policies.current(), { ...FIRST, version: 1 });
    });

    it('leaves out what is not configured', async () => {
      const { acceptWithinDays: _, ...rest } = FIRST;
      assert.deepEqual(await (await make(rest)).current(), { ...rest, version: 1 });
    });
  });
}
