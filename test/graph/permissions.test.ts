import assert from 'node:assert/strict';
import {
  type AnyOf,
  BLOCK_SIGN_IN,
  CHECK_MEMBERSHIPS,
  CONVERT,
  END_SESSIONS,
  FIND_TENANTS,
  holds,
  INSTALL_ITSELF,
  INVITE,
  READ_APP_ASSIGNMENTS,
  READ_AUDIT_LOG,
  READ_AUTHORIZATION_POLICY,
  READ_CATALOGUE,
  READ_CONTACTS,
  READ_CROSS_TENANT,
  READ_DIRECT_GROUPS,
  READ_DOMAIN_LISTS,
  READ_DOMAINS,
  READ_EMAIL_METHOD,
  READ_FEDERATIONS,
  READ_FILE_SHARING,
  READ_GROUP_SETTINGS,
  READ_GROUPS,
  READ_ORGANISATION,
  READ_OWNERS,
  READ_ROLES,
  READ_SIGN_INS,
  READ_SPONSORS,
  READ_TEAM,
  READ_TEAM_MEMBERS,
  READ_USERS,
  REMOVE_GUESTS,
  REPLACE_PASSWORDS,
  RESET_REDEMPTIONS,
  RESTORE_GUESTS,
  SEND_MAIL,
  WRITE_MAIL,
  WRITE_SPONSORS,
  WRITE_USER_TYPE,
} from '../../src/graph/permissions.ts';
import { contractProblem, publishedPermissions } from '../support/check-contract.ts';

const OPENED: readonly (readonly [string, string, AnyOf])[] = [
  ['GET', '/domains', READ_DOMAINS],
  ['GET', '/organization', READ_ORGANISATION],
  ['GET', '/users', READ_USERS],
  ['GET', '/users/{id}', READ_USERS],
  ['GET', '/users/{id}/ownedobjects', READ_USERS],
  ['POST', '/users/{id}/checkmemberobjects', CHECK_MEMBERSHIPS],
  ['GET', '/groups/{id}', READ_GROUPS],
  ['GET', '/groups/{id}/owners', READ_OWNERS],
  ['GET', '/groups/{id}/settings', READ_GROUP_SETTINGS],
  ['GET', '/groupsettings', READ_GROUP_SETTINGS],
  ['GET', '/groups', READ_GROUPS],
  ['GET', '/contacts', READ_CONTACTS],
  ['GET', '/teams/{id}', READ_TEAM],
  ['GET', '/teams/{id}/members', READ_TEAM_MEMBERS],
  ['GET', '/policies/authorizationpolicy', READ_AUTHORIZATION_POLICY],
  ['GET', '/policies/crosstenantaccesspolicy/default', READ_CROSS_TENANT],
  ['GET', '/policies/crosstenantaccesspolicy/partners/{id}', READ_CROSS_TENANT],
  ['GET', '/policies/b2bmanagementpolicies', READ_DOMAIN_LISTS],
  ['GET', '/directory/federationconfigurations/graph.samlorwsfedexternaldomainfederation', READ_FEDERATIONS],
  ['GET', '/admin/sharepoint/settings', READ_FILE_SHARING],
  ['GET', '/tenantrelationships/findtenantinformationbydomainname(domainname={value})', FIND_TENANTS],
  ['GET', '/rolemanagement/directory/roleassignments', READ_ROLES],
  ['GET', '/users/{id}/sponsors', READ_SPONSORS],
  ['POST', '/users/{id}/sponsors', WRITE_SPONSORS],
  ['POST', '/invitations', INVITE],
  ['POST', '/invitations', CONVERT],
  ['POST', '/invitations', RESET_REDEMPTIONS],
  ['PATCH', '/users/{id}', WRITE_MAIL],
  ['PATCH', '/users/{id}', WRITE_USER_TYPE],
  ['PATCH', '/users/{id}', BLOCK_SIGN_IN],
  ['PATCH', '/users/{id}', REPLACE_PASSWORDS],
  ['POST', '/users/{id}/revokesigninsessions', END_SESSIONS],
  ['POST', '/directory/deleteditems/{id}/restore', RESTORE_GUESTS],
  ['GET', '/auditlogs/directoryaudits', READ_AUDIT_LOG],
  ['GET', '/auditlogs/signins', READ_SIGN_INS],
  ['DELETE', '/users/{id}', REMOVE_GUESTS],
  ['GET', '/users/{id}/memberof', READ_DIRECT_GROUPS],
  ['GET', '/users/{id}/approleassignments', READ_APP_ASSIGNMENTS],
  ['GET', '/appcatalogs/teamsapps', READ_CATALOGUE],
  ['POST', '/users/{id}/teamwork/installedapps', INSTALL_ITSELF],
  ['GET', '/users/{id}/teamwork/installedapps', INSTALL_ITSELF],
  ['GET', '/users/{id}/teamwork/installedapps/{id}/chat', INSTALL_ITSELF],
  ['POST', '/users/{id}/sendmail', SEND_MAIL],
];

describe('permissions', () => {
  for (const [method, path, anyOf] of OPENED) {
    it(`${anyOf.join(', ')}: each opens ${method} ${path}, as Microsoft publishes it`, function () {
      const problem = contractProblem();
      if (problem) {
        console.log(`        not checked: ${problem}`);
        return this.skip();
      }
      const published = publishedPermissions(method, path);
      assert.deepEqual(
        anyOf.filter((permission) => !published.has(permission)),
        [],
      );
    });
  }

  it('knows one permission for the codes by mail that the published data lacks (G16, row 14)', function () {
    const problem = contractProblem();
    if (problem !== undefined) {
      console.warn(`    contract not checked: ${problem}`);
      this.skip();
    }
    const path = '/policies/authenticationmethodspolicy/authenticationmethodconfigurations/email';
    const published = publishedPermissions('GET', path);
    assert.deepEqual(
      READ_EMAIL_METHOD.filter((permission) => !published.has(permission)),
      ['Policy.Read.All'],
    );
  });

  it('asks for one of a list, not for all', () => {
    assert.ok(holds(new Set(['Directory.Read.All']), READ_USERS));
    assert.ok(!holds(new Set(['User.ReadBasic.All']), READ_USERS));
  });
});
