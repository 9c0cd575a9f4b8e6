import { TENANT_ID } from '../contoso.ts';
import { redeem, redemptionRefusal } from '../redemption.ts';
import { type TeamsVisit, visitTeams } from '../teams-visit.ts';
import type { GroupRecord, World } from '../world.ts';
import { html, type Markup } from './html.ts';
import { type PageAnswer, type PageCall, redirected, shown } from './page.ts';
import { PLAIN_WORDS } from './plain-words.ts';

/** Teams as the person sees it: `?tenantId=…&as=address`; without `as` it is whoever has redeemed in this browser. */
export function showTeams(call: PageCall, world: World): PageAnswer {
  const tenantId = call.query.get('tenantId');
  const account = call.query.get('as')?.trim() ?? call.signedInAs;
  if (tenantId !== TENANT_ID) return wrongTenant(tenantId);
  if (account === undefined || account === '')
    return shown('Teams', html`<h1>Microsoft Teams</h1>${whoForm('Who are you?')}`);
  const visit = visitTeams(world, account);
  const body = visit.visit === 'inside' ? insidePage(visit, account) : refusedPage(visit, account, world);
  return shown(
    'Teams',
    html`<h1>Microsoft Teams: Contoso</h1>${body}<hr>${whoForm('Not you?')}`,
    visit.visit === 'inside' ? 200 : 403,
  );
}

function wrongTenant(tenantId: string | null): PageAnswer {
  const sentence =
    tenantId === null || tenantId === ''
      ? 'This address names no organization, so Teams opens your own. Contoso is not in the picker before the first visit.'
      : 'This address names another organization.';
  return shown(
    'Teams',
    html`<h1>Microsoft Teams</h1><p class="warn" id="teams-refused" data-reason="no-tenant" role="alert">${sentence}</p>`,
    404,
  );
}

function whoForm(question: string): Markup {
  return html`<form method="get" action="/teams/"><input type="hidden" name="tenantId" value="${TENANT_ID}">
<label for="teams-as">${question} The address you sign in with:</label><input type="email" id="teams-as" name="as" required autocomplete="off">
<p><button id="teams-open">Open Teams</button></p></form>`;
}

function insidePage(visit: Extract<TeamsVisit, { visit: 'inside' }>, account: string): Markup {
  const { displayName } = visit.user.properties;
  const none = visit.teams.length === 0 && visit.notListedYet.length === 0;
  return html`<p>Signed in as <strong id="teams-account">${displayName ?? account}</strong> (${account}).</p>
${none ? html`<p id="teams-none">You are in no team of this organization; somebody of Contoso has to add you.</p>` : undefined}
<ul class="list" id="teams-list">${visit.teams.map((team) => teamRow(team))}</ul>
${visit.notListedYet.map((team) => html`<p class="soft" data-waiting-team="${team.id}">You are in the group of ${team.properties.displayName ?? ''}, but Teams does not list it yet. It comes by itself, within minutes or hours.</p>`)}`;
}

function teamRow(team: GroupRecord): Markup {
  return html`<li data-team="${team.id}">${team.properties.displayName ?? ''}${team.team?.isArchived ? archivedNote() : undefined}</li>`;
}

function archivedNote(): Markup {
  return html` (archived)<br><span class="soft">The team is closed: it can be read, and nobody can write in it.</span>`;
}

function refusedPage(visit: Extract<TeamsVisit, { visit: 'refused' }>, account: string, world: World): Markup {
  const mayJoin = visit.reason === 'pending' && world.state.variants['direct-redeem'] === 'on';
  // E2: with mail set the person can redeem by signing in here, without the link.
  const join = html`<form method="post" action="/teams/join"><input type="hidden" name="as" value="${account}"><p><button id="teams-join">Sign in and accept</button></p></form>`;
  return html`<p class="warn" id="teams-refused" data-reason="${visit.reason}" role="alert">${visit.sentence}</p>
<p id="plain-words">${PLAIN_WORDS[visit.reason]}</p>${mayJoin ? join : undefined}`;
}

export function joinDirectly(call: PageCall, world: World): PageAnswer {
  const account = (call.form.get('as') ?? '').trim();
  const visit = visitTeams(world, account);
  const isOn = world.state.variants['direct-redeem'] === 'on';
  if (isOn && visit.visit === 'refused' && visit.reason === 'pending' && visit.user) {
    const refusal = redemptionRefusal(world, visit.user, visit.user.properties.mail ?? '', account);
    if (refusal !== undefined)
      return shown(
        'Teams',
        html`<h1>Microsoft Teams</h1><p class="warn" id="teams-refused" data-reason="${refusal.reason}" role="alert">${refusal.sentence}</p><p id="plain-words">${PLAIN_WORDS[refusal.reason]}</p>`,
        403,
      );
    redeem(world, visit.user.id, account);
    return redirected(`/teams/?${new URLSearchParams({ tenantId: TENANT_ID })}`, account);
  }
  return redirected(`/teams/?${new URLSearchParams({ tenantId: TENANT_ID, as: account })}`);
}
