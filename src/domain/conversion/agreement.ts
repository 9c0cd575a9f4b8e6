import type { ConversionCode } from './conversion-details.ts';
import type { ConversionFinding, PreFlight } from './conversion-finding.ts';
import { isStopping } from './pre-flight.ts';

/** What is taken from the person, in the order in which it is said. */
export type Taken = 'mailbox' | 'role';

/** Rows whose only cure takes something from the person: nobody is to do that before the conversion is agreed (checks 1, row 3). */
const TAKEN_BY: Readonly<Partial<Record<ConversionCode, Taken>>> = {
  'has-mailbox': 'mailbox',
  'mailbox-plan-by-group': 'mailbox',
  'mailbox-without-licence': 'mailbox',
  'holds-role': 'role',
  'in-role-group': 'role',
  'eligible-for-role': 'role',
};

/** As long as there is a mailbox nobody can let `mail` point outside (G2.1): these wait for it to be gone. */
const HELD_BY_MAILBOX: readonly ConversionCode[] = ['mail-missing', 'mail-differs', 'mail-differs-synced'];

/** What has to be taken away before it can be confirmed. */
export function whatIsTaken({ findings }: Pick<PreFlight, 'findings'>): readonly Taken[] {
  const taken = stoppersIn(findings).flatMap(({ code, severity }) =>
    severity === 'block' ? (TAKEN_BY[code] ?? []) : [],
  );
  const all: readonly Taken[] = ['mailbox', 'role'];
  return all.filter((each) => taken.includes(each));
}

/** Whether all that stands in the way can be cured only by taking something from the person (product 5.2). */
export function mayAskAgreement(preFlight: PreFlight): boolean {
  return isLeftToTaking(stoppersIn(preFlight.findings));
}

/**
 * Whether the Teams rule is what is to be decided now: nothing else is in the way, or only what waits for an agreement, which
 * is not asked for before (product 5.3).
 */
export function isAtGate({ standing, findings }: PreFlight): boolean {
  if (standing !== 'blocked') return standing === 'gate';
  const stoppers = stoppersIn(findings);
  const others = stoppers.filter(({ code }) => code !== 'sign-in-domain-differs');
  return others.length < stoppers.length && isLeftToTaking(others);
}

/** What cannot be confirmed as it is: what has to be taken away, and then what may wait for that. */
export function stoppersIn(findings: readonly ConversionFinding[]): readonly ConversionFinding[] {
  return findings.filter(isStopping).toSorted((a, b) => Number(isTaken(b)) - Number(isTaken(a)));
}

function isTaken({ code, severity }: ConversionFinding): boolean {
  return severity === 'block' && TAKEN_BY[code] !== undefined;
}

/** What could not be read although it must be is nothing that anybody can agree to. */
function isLeftToTaking(stoppers: readonly ConversionFinding[]): boolean {
  const taken = whatIsTaken({ findings: stoppers });
  const waits = ({ code, severity }: ConversionFinding) =>
    severity === 'block' && taken.includes('mailbox') && HELD_BY_MAILBOX.includes(code);
  return taken.length > 0 && stoppers.every((finding) => isTaken(finding) || waits(finding));
}
