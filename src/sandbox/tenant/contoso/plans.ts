import type { AssignedPlan } from '@microsoft/microsoft-graph-types';

// Service plans by Microsoft's published ids (G8.4): only some of the Exchange ones are mailboxes.
export const PLANS = {
  mailbox: { id: 'efb87545-963c-4e0d-99df-69c6916d9eb0', service: 'exchange', name: 'EXCHANGE_S_ENTERPRISE' },
  kioskMailbox: { id: '4a82b400-a79f-41a4-b4e2-e94f5787b113', service: 'Exchange', name: 'EXCHANGE_S_DESKLESS' },
  exchangeFoundation: {
    id: '113feb6c-3fe4-4440-bddc-54d774bf0318',
    service: 'exchange',
    name: 'EXCHANGE_S_FOUNDATION',
  },
  // Made up: Microsoft's list grows, and what is not on it may well be a mailbox.
  unknownExchange: { id: '5c1e3f0a-77d2-4b6e-9a41-0d8f6b2c4e19', service: 'Exchange', name: 'EXCHANGE_S_TOMORROW' },
  teams: { id: '57ff2da0-773e-42df-b2af-ffb7a2317929', service: 'TeamspaceAPI', name: 'TEAMS1' },
  sharePoint: { id: '5dbe027f-2339-4123-9542-606e4d348a72', service: 'SharePoint', name: 'SHAREPOINTENTERPRISE' },
  powerAutomate: { id: '76846ad7-7776-4c40-a281-a386362dd1b9', service: 'ProcessSimple', name: 'FLOW_O365_P2' },
} as const;

export type PlanName = keyof typeof PLANS;

export const SKUS = {
  enterprise: { skuId: '6fd2c87f-b296-42f0-b197-1e91e994b900', skuPartNumber: 'ENTERPRISEPACK' },
  mobility: { skuId: 'efccb6f7-5641-4e0e-bd10-b4976e1bf68e', skuPartNumber: 'EMS' },
} as const;

export function assignedPlan(name: PlanName, capabilityStatus = 'Enabled'): AssignedPlan {
  return {
    assignedDateTime: '2024-03-01T08:00:00Z',
    capabilityStatus,
    service: PLANS[name].service,
    servicePlanId: PLANS[name].id,
  };
}
