import type { Authentication } from '../../src/bot/authentication.ts';
import type { BotUseCases } from '../../src/bot/bot-use-cases.ts';
import { createBot } from '../../src/bot/create-bot.ts';
import type { FrontDoor } from '../../src/bot/front-door.ts';
import type { Log } from '../../src/bot/log.ts';
import { loopbackDoor } from '../../src/bot/loopback-door.ts';
import { noAuthentication } from '../../src/bot/no-authentication.ts';
import {
  type ConversionDraft,
  type ConversionStage,
  EMPTY_CONVERSION_FORM,
} from '../../src/domain/conversion/conversion-draft.ts';
import type { Draft } from '../../src/domain/draft.ts';
import type { Reference, RequestId, UserId } from '../../src/domain/ids.ts';
import { type HttpServer, httpServer } from '../../src/http/http-server.ts';
import type { CardSubject } from '../../src/use-cases/card-subject.ts';
import type { CardCopy } from '../../src/use-cases/ports/card-copies.ts';
import type { Notifier } from '../../src/use-cases/ports/notifier.ts';
import type { People } from '../../src/use-cases/ports/people.ts';
import type { Press, PressOutcome } from '../../src/use-cases/press-outcome.ts';
import { NOON, TEAM, userId } from '../support/builders.ts';
import { type FakeConnector, fakeConnector } from '../support/fake-connector.ts';
import { memoryPeople } from '../support/memory-people.ts';
import { type TeamsClient, type TeamsPerson, teamsClient } from '../support/teams-client.ts';

export const TENANT = '99999999-0000-4000-8000-000000000001';
export const REQUEST = 'eeeeeeee-0000-4000-8000-000000000001' as RequestId;
export const SAM: TeamsPerson = { id: userId(1), name: 'Sam Park', locale: 'en-GB' };
export const MINA: TeamsPerson = { id: userId(2), name: '김미나', locale: 'ko-KR', timeZone: 'Asia/Seoul' };

export interface Asked {
  readonly name: string;
  readonly input: unknown;
}

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Rig {
  readonly client: TeamsClient;
  readonly connector: FakeConnector;
  readonly notifier: Notifier;
  readonly people: People;
  /** What the bot asked of its use-cases, in order. */
  readonly asked: readonly Asked[];
  readonly copies: readonly CardCopy[];
  readonly lines: readonly LogLine[];
  readonly botUrl: string;
  close(): Promise<void>;
}

export interface RigParts {
  readonly useCases?: Partial<BotUseCases>;
  readonly door?: FrontDoor;
  readonly authentication?: Authentication;
  readonly token?: () => string;
  readonly newReference?: () => string;
}

export function aDraft(more: Partial<Extract<Draft, { stage: 'form' }>> = {}): Extract<Draft, { stage: 'form' }> {
  return {
    id: REQUEST,
    reference: 'GL-7F3K-Q2' as Reference,
    inviterId: SAM.id as UserId,
    form: { addresses: '', teamId: TEAM, message: '', language: 'en', sponsorId: '', cc: '' },
    teams: [{ id: TEAM, name: 'Project North' }],
    mayInviteWithoutTeam: true,
    version: 1,
    createdAt: NOON,
    stage: 'form',
    errors: [],
    ...more,
  };
}

export function aReviewedDraft(more: { readonly version?: number } = {}): Extract<Draft, { stage: 'review' }> {
  const { errors: _, ...draft } = aDraft(more);
  return {
    ...draft,
    stage: 'review',
    changed: false,
    choices: {},
    review: {
      people: [{ address: 'ann@fabrikam.example', standing: 'ready', findings: [], fine: 1, choices: [] }],
      audience: 'inviter',
      inviterName: SAM.name,
      inviterAddress: 'sam.park@contoso.example',
      checkedAt: NOON,
      mail: { from: 'x', subject: 'y', text: 'z' },
    },
  };
}

/** A conversion of Sam's, at any of its stages. */
export function aConversion(stage: ConversionStage = { stage: 'form', errors: [] }): ConversionDraft {
  return {
    id: REQUEST,
    reference: 'GL-7F3K-Q2' as Reference,
    askerId: SAM.id as UserId,
    form: { ...EMPTY_CONVERSION_FORM, person: 'kim@contoso.example', external: 'kim@fabrikam.example' },
    version: 1,
    createdAt: NOON,
    ...stage,
  };
}

export function draftSubject(draft: Draft = aDraft()): Extract<CardSubject, { kind: 'draft' }> {
  return { kind: 'draft', draft };
}

/** The bot behind its real HTTP server, with a channel on loopback and use-cases of plain objects. */
export async function botRig(parts: RigParts = {}): Promise<Rig> {
  const connector = await fakeConnector();
  const people = memoryPeople({ clock: () => NOON });
  const asked: Asked[] = [];
  const copies: CardCopy[] = [];
  const lines: LogLine[] = [];
  const bot = createBot({
    authentication: parts.authentication ?? noAuthentication(),
    door: parts.door ?? loopbackDoor({ tenantId: TENANT }),
    useCases: recorded({ ...calm(people, copies), ...parts.useCases }, asked),
    clock: () => NOON,
    log: logInto(lines),
    tenantId: TENANT,
    newReference: parts.newReference ?? (() => 'GL-TEST-99'),
  });
  const server: HttpServer = httpServer({
    messages: bot.handle,
    readiness: async () => ({ ready: true, parts: {} }),
    onError: (error) => {
      throw error;
    },
  });
  const botUrl = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}/api/messages`;
  const client = teamsClient({ botUrl, connector, tenantId: TENANT, ...(parts.token && { token: parts.token }) });
  const close = async () => {
    await server.close();
    await connector.close();
  };
  return { client, connector, notifier: bot.notifier, people, asked, copies, lines, botUrl, close };
}

/** Use-cases with which all is well: one draft of Sam's, whatever is pressed. */
function calm(people: People, copies: CardCopy[]): BotUseCases {
  const card = async ({ callerId }: Press): Promise<PressOutcome> =>
    callerId === SAM.id ? { outcome: 'card', subject: draftSubject() } : { outcome: 'not-yours' };
  const conversion = async (): Promise<PressOutcome> => ({
    outcome: 'card',
    subject: { kind: 'conversion', draft: aConversion() },
    as: 'asker',
  });
  return {
    startDraft: async ({ callerId, text }) => ({
      outcome: 'started',
      draft: aDraft({ inviterId: callerId, form: { ...aDraft().form, addresses: text } }),
    }),
    submitForm: card,
    changeDraft: card,
    recheckDraft: card,
    cancelDraft: card,
    sendDraft: card,
    openPerson: card,
    openList: card,
    askAdmins: card,
    choosePerson: card,
    resendLink: card,
    showRequest: card,
    sendAgain: card,
    markReceived: card,
    handOver: card,
    newLink: card,
    passOn: card,
    mailInstead: card,
    microsoftMail: card,
    showHistory: card,
    startConversion: async ({ callerId }) => ({
      ...{ outcome: 'started', as: 'asker' },
      draft: { ...aConversion(), askerId: callerId },
    }),
    submitConversion: conversion,
    sameSignIn: conversion,
    pickAccount: conversion,
    changeConversion: conversion,
    recheckConversion: conversion,
    checkForConverter: conversion,
    cancelConversion: conversion,
    inviteSignIn: conversion,
    goOnWithoutTeams: conversion,
    askForConfirmation: conversion,
    askForAgreement: conversion,
    agreeInPrinciple: conversion,
    checkAgreed: conversion,
    checkAsked: conversion,
    askNow: conversion,
    confirmConversion: conversion,
    denyConversion: conversion,
    withdrawConversion: conversion,
    agreeConversion: conversion,
    refuseConversion: conversion,
    askForCode: conversion,
    checkCode: conversion,
    waiveProof: conversion,
    sendLinkAgain: conversion,
    askHolderAgain: conversion,
    askMailBack: conversion,
    closeConversion: conversion,
    showConversionHistory: conversion,
    reportProblem: conversion,
    askTeamsLink: conversion,
    stopReminding: conversion,
    finishConversion: conversion,
    askAftercare: conversion,
    askToBlock: conversion,
    askReset: conversion,
    askAddress: conversion,
    askRestore: conversion,
    askAddressOfConversion: conversion,
    confirmChange: conversion,
    denyChange: conversion,
    withdrawChange: conversion,
    askAddressBack: conversion,
    seePerson: async (person) => {
      await people.see(person);
      return (await people.find(person.id)) ?? person;
    },
    chooseLanguage: ({ callerId, language }) => people.chooseLanguage(callerId, language),
    adoptCopy: async (copy) => void copies.push(copy),
    isPosted: async (id) => copies.some(({ requestId }) => requestId === id),
    isMemberOfTenant: async () => 'member',
    mayConvert: async () => true,
  };
}

function recorded(useCases: BotUseCases, asked: Asked[]): BotUseCases {
  const entries = Object.entries(useCases).map(([name, useCase]) => [
    name,
    (input: never) => {
      asked.push({ name, input });
      return useCase(input);
    },
  ]);
  return Object.fromEntries(entries) as BotUseCases;
}

export function logInto(lines: LogLine[]): Log {
  const at =
    (level: LogLine['level']) =>
    (event: string, fields: object = {}) =>
      void lines.push({ level, event, fields: { ...fields } });
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
