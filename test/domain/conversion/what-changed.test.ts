import assert from 'node:assert/strict';
import type { ConversionFinding, PreFlight } from '../../../src/domain/conversion/conversion-finding.ts';
import { whatChanged } from '../../../src/domain/conversion/what-changed.ts';

const DISABLED: ConversionFinding = { code: 'account-disabled', severity: 'block', detail: {} };
const SYNCED: ConversionFinding = { code: 'synced', severity: 'warn', detail: {} };
const SILENT: ConversionFinding = {
  code: 'holds-role',
  severity: 'not-checked',
  fact: 'roles',
  mustBeRead: true,
  unread: { because: 'no-answer' },
};
const FORBIDDEN: ConversionFinding = {
  code: 'used-by-programs',
  severity: 'not-checked',
  fact: 'usedByProgramsAt',
  mustBeRead: false,
  unread: { because: 'permission', permission: 'AuditLog.Read.All' },
};

function found(...findings: readonly ConversionFinding[]): PreFlight {
  return { standing: 'ready', findings, fine: [] };
}

function mail(isCuredByUs: boolean): ConversionFinding {
  const detail = { address: 'kim@fabrikam.example', isWritable: true, isCuredByUs };
  return { code: 'mail-missing', severity: 'block', detail };
}

describe('what has changed since a confirmation', () => {
  const nothing = { accepted: found(), expected: [] };

  it('is nothing where nothing is found, or what was accepted, or what is worth a line', () => {
    const accepted = found(SYNCED, FORBIDDEN);
    const info: ConversionFinding = { code: 'no-entra-home', severity: 'info', detail: { domain: 'fabrikam.example' } };
    assert.deepEqual(whatChanged({ ...nothing, now: found() }), { outcome: 'same' });
    assert.deepEqual(whatChanged({ ...nothing, accepted, now: found(SYNCED, FORBIDDEN, info) }), { outcome: 'same' });
  });

  it('is what nobody has accepted, each code once', () => {
    const now = found(DISABLED, DISABLED, SYNCED, FORBIDDEN);
    assert.deepEqual(whatChanged({ ...nothing, now }), {
      outcome: 'changed',
      codes: ['account-disabled', 'synced', 'used-by-programs'],
    });
  });

  it('is what blocks, and what must be read, although it was found before', () => {
    const unread: ConversionFinding = {
      ...SILENT,
      unread: { because: 'permission', permission: 'RoleManagement.Read.Directory' },
    };
    for (const finding of [DISABLED, unread]) {
      const { outcome } = whatChanged({ ...nothing, accepted: found(finding), now: found(finding) });
      assert.equal(outcome, 'changed');
    }
  });

  it('is not known where an answer is missing, unless something else is seen', () => {
    assert.deepEqual(whatChanged({ ...nothing, now: found(SILENT) }), { outcome: 'no-answer' });
    assert.deepEqual(whatChanged({ ...nothing, now: found(SILENT, DISABLED) }), {
      outcome: 'changed',
      codes: ['account-disabled'],
    });
  });

  it('is not what is ours to mend, nor what the conversion has brought about', () => {
    assert.equal(whatChanged({ ...nothing, now: found(mail(true)) }).outcome, 'same');
    assert.equal(whatChanged({ ...nothing, now: found(mail(false)) }).outcome, 'changed');
    const now = found({ code: 'already-invited', severity: 'block', detail: {} });
    assert.equal(whatChanged({ ...nothing, now, expected: ['already-invited'] }).outcome, 'same');
  });
});
