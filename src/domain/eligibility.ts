import { type Act, actOf, type Choice, type ChosenAct } from './already-there.ts';
import { type EligibilityFacts, isAdmin, type ReadFact, type RightFacts } from './eligibility-facts.ts';
import type { Deed, EligibilityRule, RuleTable } from './eligibility-rule.ts';
import { ADDRESS_RULES } from './eligibility-rules-address.ts';
import { DOMAIN_RULES } from './eligibility-rules-domain.ts';
import { INVITER_RULES } from './eligibility-rules-inviter.ts';
import { PRESENCE_RULES } from './eligibility-rules-presence.ts';
import { TEAM_RULES } from './eligibility-rules-team.ts';
import { TENANT_RULES } from './eligibility-rules-tenant.ts';
import type { Fact, Unread } from './facts.ts';
import type { FindingDetails } from './finding-details.ts';
import type { UserId } from './ids.ts';
import { isNotAllowed, lacksRole, notTeamOwner } from './inviter-right.ts';
import type { Policy } from './policy.ts';
import { type Presence, presenceOf } from './presence.ts';

/** An inviter reads what they may know, an administrator what they need to act on. */
export type Audience = 'inviter' | 'admin';
/** In the order of the cards. `choice`: somebody is here already, and there is something to choose (product 4.2). */
export type Severity = 'block' | 'choice' | 'warn' | 'not-checked' | 'info';
export type Standing = 'ready' | 'already-there' | 'blocked';

export type FindingCode = keyof FindingDetails;
export type DetailOf<Code extends FindingCode> = FindingDetails[Code];

/** One reason, with its code: either what the rule saw, or why it could not look. */
export type Finding =
  | {
      [Code in FindingCode]: {
        readonly code: Code;
        readonly severity: Exclude<Severity, 'not-checked'>;
        readonly detail: DetailOf<Code>;
        /** Set where the policy keeps from inviters what the rule would tell them. */
        readonly tells?: 'admin';
      };
    }[FindingCode]
  | { readonly code: FindingCode; readonly severity: 'not-checked'; readonly fact: ReadFact; readonly unread: Unread }
  | {
      readonly code: FindingCode;
      readonly severity: 'not-checked';
      readonly fact: ReadFact;
      readonly notApplicable: { readonly licence: string };
    };

export interface Eligibility {
  readonly standing: Standing;
  /** Every reason at once, in the order of the cards. */
  readonly findings: readonly Finding[];
  /** How many rules were looked at and said nothing. */
  readonly fine: number;
  /** What may be chosen for somebody who is here, the expected one first. */
  readonly choices: readonly Choice[];
  /** The account that is here. */
  readonly accountId?: UserId;
  /** What a request would do. */
  readonly act: ChosenAct;
}

/** Every rule of an invitation, once (checks 1, design 3.20). */
const TABLE: RuleTable = {
  ...ADDRESS_RULES,
  ...DOMAIN_RULES,
  ...TENANT_RULES,
  ...PRESENCE_RULES,
  ...INVITER_RULES,
  ...TEAM_RULES,
};

type Rule = { [Code in FindingCode]: EligibilityRule<Code> & { readonly code: Code } }[FindingCode];
export const ELIGIBILITY_RULES: readonly Rule[] = Object.entries(TABLE).map(
  ([code, rule]) => ({ ...rule, code }) as Rule,
);

const ORDER: readonly Severity[] = ['block', 'choice', 'warn', 'not-checked', 'info'];
/** Whether the inviter may ask is no check that may be skipped: without it an act would have no right behind it. */
const RIGHT: readonly FindingCode[] = ['inviter-not-allowed', 'not-team-owner'];
/** How they will accept: said only where an invitation could go out. */
const ABOUT_ACCEPTING: readonly FindingCode[] = ['alias-possible', 'automatic-redemption', 'no-entra-home'];
/** All that is said of an address for which nothing was read. */
const BEYOND_CHECKS: readonly FindingCode[] = [
  'address-malformed',
  'address-edge',
  'address-characters',
  'check-limit-reached',
];
/** What the policy can keep from inviters. Their own invitations and who is in their team they may know (checks 1). */
const HIDEABLE: readonly FindingCode[] = [
  'invited-by-colleague',
  'invited-by-somebody-else',
  'account-being-converted',
  'already-a-guest',
  'an-external-member',
  'a-colleague',
];

/**
 * Every reason at once, in the order of the cards. Rules are looked at for what could be done for this person: an invitation,
 * or the choices of somebody who is here; with a choice that is still offered, for that one alone.
 */
export function assessEligibility(
  facts: EligibilityFacts,
  policy: Policy,
  choice?: Exclude<Choice, 'send-again'>,
): Eligibility {
  const here = facts.isBeyondChecks ? undefined : visiblePresence(facts, policy);
  const looks = ELIGIBILITY_RULES.flatMap((rule) => lookAt(rule, facts, policy) ?? []);
  const choices = (here?.choices ?? []).filter((each) => !isStopped(findingsIn(concerning(looks, [deedOf(each)]))));
  const chosen = choice && choices.includes(choice) ? choice : undefined;

  const all = concerning(looks, deedsOf(here, chosen));
  const standing = standingOf({ isHere: here !== undefined, chosen, choices, findings: spokenIn(all, here, chosen) });
  const isGoing = canGoOut({ standing, choices, chosen });
  const concerned = all.filter(({ rule }) => isGoing || !ABOUT_ACCEPTING.includes(rule.code));
  const findings = spokenIn(concerned, here, chosen);
  return {
    standing,
    findings: findings.toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity)),
    fine: concerned.length - findings.length,
    choices,
    ...(here?.account && { accountId: here.account.id }),
    act: actOf(chosen),
  };
}

/** The right alone, asked again right before each act. A membership makes no use of the right to invite. */
export function mayInvite(facts: RightFacts, policy: Policy, act: Act = 'invite'): boolean {
  const needed: readonly (Fact<unknown> | undefined)[] = [
    facts.inviter,
    facts.memberships,
    facts.ownDomains,
    facts.team,
    facts.owners,
  ];
  if (needed.some((fact) => fact && !('read' in fact))) return false;
  if (isNotAllowed(facts, policy) || notTeamOwner(facts, policy)) return false;
  return act === 'add' || !lacksRole(facts);
}

interface VisiblePresence extends Presence {
  readonly isHidden: boolean;
}

/** Who is here, and nothing to choose where the inviter may not know it. */
function visiblePresence(facts: EligibilityFacts, policy: Policy): VisiblePresence | undefined {
  const here = presenceOf(facts);
  if (!here) return undefined;
  const isHidden = !policy.tellsWhoIsHere && !isAdmin(facts, policy) && HIDEABLE.includes(here.code);
  return { ...here, isHidden, choices: isHidden ? [] : here.choices };
}

/** A rule that was looked at; without a finding it is fine. */
interface Look {
  readonly rule: Rule;
  readonly finding?: Finding;
}

function lookAt(rule: Rule, facts: EligibilityFacts, policy: Policy): Look | undefined {
  if (facts.isBeyondChecks && !BEYOND_CHECKS.includes(rule.code)) return undefined;
  if (rule.applies?.(facts, policy) === false) return undefined;
  for (const name of rule.reads) {
    const fact = facts[name];
    if (fact === undefined) return undefined;
    if (!('read' in fact)) return { rule, finding: { code: rule.code, severity: 'not-checked', fact: name, ...fact } };
  }
  const detail = rule.assess(facts, policy);
  if (!detail) return { rule };
  // TypeScript does not relate the code of a union's member to its detail; the table does.
  return { rule, finding: { code: rule.code, severity: rule.severity, detail } as Finding };
}

function concerning(looks: readonly Look[], deeds: readonly Deed[]): readonly Look[] {
  return looks.filter(({ rule: { acts } }) => acts === 'always' || acts.some((deed) => deeds.includes(deed)));
}

function findingsIn(looks: readonly Look[]): readonly Finding[] {
  return looks.flatMap(({ finding }) => finding ?? []);
}

function spokenIn(
  looks: readonly Look[],
  here: VisiblePresence | undefined,
  chosen: Choice | undefined,
): readonly Finding[] {
  return findingsIn(looks).map((finding) => spoken(finding, here, chosen));
}

function isStopped(findings: readonly Finding[]): boolean {
  return findings.some(
    ({ code, severity }) => severity === 'block' || (severity === 'not-checked' && RIGHT.includes(code)),
  );
}

function deedOf(choice: Choice): Deed {
  return choice === 'send-again' ? choice : actOf(choice);
}

function deedsOf(here: Presence | undefined, chosen: Choice | undefined): readonly Deed[] {
  if (chosen) return [deedOf(chosen)];
  return here ? here.choices.map(deedOf) : ['invite'];
}

/** What is chosen is no question any more. What is hidden reads like anything else that an admin has to look at. */
function spoken(finding: Finding, here: VisiblePresence | undefined, chosen: Choice | undefined): Finding {
  if (finding.code !== here?.code || !('detail' in finding)) return finding;
  if (here.isHidden) return { ...finding, severity: 'block', tells: 'admin' };
  return chosen ? { ...finding, severity: 'info' } : finding;
}

/** Whether there is a way left on which a new link would go out. */
function canGoOut({ standing, chosen, choices }: Pick<Known, 'chosen' | 'choices'> & Pick<Eligibility, 'standing'>) {
  if (chosen) return chosen === 'new-link';
  return standing === 'ready' || choices.includes('new-link');
}

interface Known {
  readonly isHere: boolean;
  readonly chosen: Choice | undefined;
  readonly choices: readonly Choice[];
  readonly findings: readonly Finding[];
}

/** Nothing to choose because of what stands in the way is blocked; nothing to choose because nothing is to be done is not. */
function standingOf({ isHere, chosen, choices, findings }: Known): Standing {
  if (chosen) return 'ready';
  if (isHere && choices.length > 0) return 'already-there';
  if (isStopped(findings)) return 'blocked';
  return isHere ? 'already-there' : 'ready';
}
