import { Refusal } from '../refusal.ts';
import * as rights from './permissions.ts';
import type { GraphAnswer, Route } from './route.ts';

// Paths that Graph has and the sandbox does not play: without the permission they are refused as Graph refuses them, with it
// they say plainly that nobody stands behind them.
export const NOT_EMULATED: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/delta',
    anyOf: rights.READ_WHOLE_USERS,
    options: ['$select', '$filter'],
    handle: notEmulated,
  },
  {
    method: 'GET',
    path: '/auditLogs/directoryAudits',
    anyOf: rights.READ_AUDIT,
    options: ['$filter', '$top', '$orderby'],
    handle: notEmulated,
  },
  {
    method: 'GET',
    path: '/auditLogs/signIns',
    anyOf: ['AuditLog.Read.All'],
    options: ['$filter', '$top'],
    handle: notEmulated,
  },
  {
    method: 'GET',
    path: '/appCatalogs/teamsApps',
    anyOf: rights.READ_CATALOGUE,
    options: ['$filter', '$expand', '$select'],
    handle: notEmulated,
  },
  {
    method: 'GET',
    path: '/users/{id}/teamwork/installedApps',
    anyOf: rights.READ_INSTALLED_APPS,
    options: ['$filter', '$expand'],
    handle: notEmulated,
  },
  { method: 'POST', path: '/users/{id}/teamwork/installedApps', anyOf: rights.INSTALL_APPS, handle: notEmulated },
];

function notEmulated(): GraphAnswer {
  throw new Refusal(501, 'NotImplemented', 'This sandbox does not emulate that part of Graph.');
}
