import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ConversionEntry } from '../../src/domain/conversion/conversion-entry.ts';
import type { ConversionPerson, Snapshot } from '../../src/domain/conversion/conversion-person.ts';
import { RedeemUrl } from '../../src/domain/redeem-url.ts';
import { applyRetention } from '../../src/use-cases/apply-retention.ts';
import { exportPerson } from '../../src/use-cases/export-person.ts';
import { forgetPerson } from '../../src/use-cases/forget-person.ts';
import type { ConversionOpening } from '../../src/use-cases/ports/conversions.ts';
import type { Who } from '../../src/use-cases/who.ts';
import { email, INVITER, NOON, POLICY, userId } from '../support/builders.ts';
import {
  aConversionOpening,
  aConversionPerson,
  aConversionRequest,
  KIM,
  openConversion,
} from '../support/fresh-conversions.ts';
import { aHouse, type House } from '../support/house.ts';

const DAY = 86_400;
const ADMIN = userId(9);
const SNAPSHOT: Snapshot = { takenAt: NOON, things: [{ id: userId(30), name: 'East', kind: 'group' }], unread: [] };
const PERSON: ConversionPerson = aConversionPerson({
  snapshot: SNAPSHOT,
  mailBefore: 'kim@contoso.example',
  withoutTeams: 'Kim works by mail.',
  deniedBecause: 'Not now.',
  deciderName: 'Dana Fox',
  preFlight: {
    standing: 'ready',
    findings: [
      { code: 'synced', severity: 'info', detail: {} },
      {
        code: 'address-in-bin',
        severity: 'warn',
        detail: { address: 'kim@fabrikam.example', name: 'Ann Lee', deletedAt: '2026-11-01', until: '2026-12-01' },
      },
    ],
    fine: [],
  },
});

type Undated<Entry> = Entry extends ConversionEntry ? Omit<Entry, 'at'> : never;

const DENIED = [{ kind: 'denied', by: ADMIN }] as const;
const ISSUED = [
  { kind: 'confirmed', by: ADMIN, ticked: [] },
  { kind: 'holder-asked' },
  { kind: 'holder-agreed' },
  { kind: 'inviting', attempt: 1, reason: 'first', clientRequestId: 'a-guid' },
  { kind: 'issued', attempt: 1 },
] as const;

/** Kim's, asked for at noon, and what has happened to it since; nothing of it is due. */
async function asked(
  house: House,
  happened: readonly Undated<ConversionEntry>[] = [],
  isOpen = true,
): Promise<ConversionOpening> {
  const opening = aConversionOpening({
    request: aConversionRequest({ accountId: KIM }),
    person: PERSON,
    dueAt: undefined,
  });
  assert.equal(await openConversion(house.edges, opening), 'recorded');
  const entries = happened.map((entry): ConversionEntry => ({ ...entry, at: NOON }));
  const recording = { id: opening.request.id, after: 1, entries, dueAt: undefined, isOpen, jobs: [] };
  await house.edges.conversions.record(recording);
  if (entries.some(({ kind }) => kind === 'issued')) {
    const url = new RedeemUrl('https://login.example/redeem?ticket=4711');
    await house.edges.conversionLinks.keep({ invitationId: opening.request.invitationId, attempt: 1, url });
  }
  return opening;
}

async function personOf(house: House, { request }: ConversionOpening): Promise<ConversionPerson | undefined> {
  return (await house.edges.conversions.read(request.id))?.person;
}

async function linksOf(house: House, { request }: ConversionOpening): Promise<number> {
  return (await house.edges.conversionLinks.keptAt(request.invitationId)).length;
}

describe('what is kept of the person of a conversion', () => {
  const { snapshot: _, ...rest } = PERSON;

  async function passed(house: House, days: number): Promise<void> {
    house.pass(days * DAY);
    await applyRetention(house.edges);
  }

  it('is the snapshot for ninety days after the end, the rest for a year, and the ledger for good', async () => {
    const house = aHouse();
    const opening = await asked(house, DENIED, false);
    await passed(house, 90);
    assert.deepEqual(await personOf(house, opening), PERSON);
    await passed(house, 1);
    assert.deepEqual(await personOf(house, opening), rest);
    await passed(house, 274);
    assert.deepEqual(await personOf(house, opening), rest);
    await passed(house, 1);
    assert.equal(await personOf(house, opening), undefined);
    assert.equal((await house.edges.conversions.read(opening.request.id))?.number, 2);
    assert.equal((await house.edges.conversions.withAddress(PERSON.address)).length, 1, 'as a hash');
  });

  it('is all that is needed as long as the link is good, however short it may be kept', async () => {
    const keepDays = { message: 1, address: 2, link: 70, snapshot: 1 };
    const house = aHouse({ around: (edges) => ({ ...edges, keepDays }) });
    const opening = await asked(house, ISSUED);
    await passed(house, 70);
    assert.deepEqual([await personOf(house, opening), await linksOf(house, opening)], [PERSON, 1]);
    await passed(house, 1);
    assert.deepEqual([await personOf(house, opening), await linksOf(house, opening)], [undefined, 0]);
    assert.equal(await house.edges.conversions.openFor(KIM), undefined);
  });
});

describe('what is kept of a conversion that waits for somebody', () => {
  it('is there until nobody is waited for any more, and so is its account', async () => {
    const keepDays = { message: 1, address: 1, link: 1, snapshot: 1 };
    const decisionDays = { remind: 10, escalate: 20, lapse: 40 };
    const house = aHouse({ around: (edges) => ({ ...edges, keepDays }), policy: { ...POLICY, decisionDays } });
    const opening = await asked(house);
    house.pass(40 * DAY);
    await applyRetention(house.edges);
    assert.deepEqual(await personOf(house, opening), PERSON);
    assert.equal((await house.edges.conversions.openFor(KIM))?.id, opening.request.id);
  });
});

describe('forgetting the person of a conversion', () => {
  const forget = (house: House, address: string = PERSON.address, evenOpen = false) =>
    forgetPerson(house.edges, { address: email(address), evenOpen });

  it('leaves nothing of them, and the fact in the ledger', async () => {
    const house = aHouse();
    const opening = await asked(house, DENIED, false);
    assert.deepEqual(await forget(house), {
      ...{
        outcome: 'forgotten',
        invitations: 0,
        notices: 0,
        conversions: 1,
        changes: 0,
        links: 0,
        drafts: 0,
        checks: 0,
      },
      accounts: [KIM],
    });
    const reading = await house.edges.conversions.read(opening.request.id);
    assert.equal(reading?.person, undefined);
    assert.deepEqual(
      reading?.entries.map(({ kind }) => kind),
      ['requested', 'denied', 'person-forgotten'],
    );
    assert.deepEqual(await forget(house), { outcome: 'nothing-held' });
  });

  for (const evenOpen of [false, true])
    it(`is refused before anything was issued, ${evenOpen ? 'even if' : 'unless'} open ones are meant`, async () => {
      const house = aHouse();
      const opening = await asked(house);
      const { reference } = opening.request;
      const refused = { outcome: 'refused', because: 'not-issued', references: [reference] } as const;
      assert.deepEqual(await forget(house, PERSON.address, evenOpen), refused);
      assert.deepEqual(await personOf(house, opening), PERSON);
    });

  const back = { kind: 'mail-back-asked', by: INVITER, clientRequestId: 'a-guid' } as const;
  for (const [what, happened, isOpen] of [
    ['inviting', ISSUED.slice(0, -1), true],
    ['comparing', [...ISSUED, { kind: 'redeemed' }], true],
    ['putting mail back after the end', [...ISSUED.slice(0, 3), { kind: 'withdrawn', by: INVITER }, back], false],
  ] as const)
    it(`waits for ${what}`, async () => {
      const house = aHouse();
      const { request } = await asked(house, happened, isOpen);
      const refused = { outcome: 'refused', because: 'under-way', references: [request.reference] } as const;
      assert.deepEqual(await forget(house, PERSON.address, true), refused);
    });

  it('takes none whose link is out unless told so, and then the link', async () => {
    const house = aHouse();
    const opening = await asked(house, ISSUED);
    const { reference } = opening.request;
    assert.deepEqual(await forget(house), { outcome: 'refused', because: 'open', references: [reference] });
    assert.equal(await linksOf(house, opening), 1);
    const forgotten = await forget(house, 'Kim@Contoso.example', true);
    assert.deepEqual(forgotten.outcome === 'forgotten' && [forgotten.conversions, forgotten.links], [1, 1]);
    assert.deepEqual([await personOf(house, opening), await linksOf(house, opening)], [undefined, 0]);
  });

  it('leaves the form of one that was asked for as it is', async () => {
    const house = aHouse();
    const { conversionDrafts, invitees } = house.edges;
    const opening = aConversionOpening({ person: PERSON });
    const conversionsWith: typeof invitees.conversionsWith = async (address) => {
      const found = await invitees.conversionsWith(address);
      // Asked for when the forms have been looked for.
      if (found.length > 0) await house.edges.conversions.open(opening);
      return found;
    };
    await openConversion(
      { conversions: { ...house.edges.conversions, open: async () => ({ outcome: 'outdated' }) }, conversionDrafts },
      opening,
    );
    await forgetPerson(
      { ...house.edges, invitees: { ...invitees, conversionsWith } },
      { address: PERSON.address, evenOpen: true },
    );
    assert.equal((await conversionDrafts.read(opening.request.id))?.stage, 'asked');
    assert.ok(await personOf(house, opening));
  });

  for (const [times, says] of [
    [2, undefined],
    [9, 'unavailable: conversion-in-use'],
  ] as const)
    it(`goes on where something is recorded meanwhile ${times} times${says ? ', and says where that does not end' : ''}`, async () => {
      const house = aHouse();
      await asked(house, DENIED, false);
      const { conversions } = house.edges;
      let outdated: number = times;
      const wipe: typeof conversions.wipe = async (wiping) => {
        outdated -= 1;
        return outdated >= 0 ? { outcome: 'outdated' } : conversions.wipe(wiping);
      };
      const forgetting = forgetPerson(
        { ...house.edges, conversions: { ...conversions, wipe } },
        { address: PERSON.address, evenOpen: false },
      );
      if (says) await assert.rejects(forgetting, { message: says });
      else assert.equal((await forgetting).outcome, 'forgotten');
    });
});

describe('an export of a conversion', () => {
  async function exported(house: House, who: Who) {
    const text = JSON.stringify(await exportPerson(house.edges, who));
    const whole: { readonly conversionRequests: readonly Readonly<Record<string, unknown>>[] } = JSON.parse(text);
    return { all: whole.conversionRequests, text: JSON.stringify(whole.conversionRequests) };
  }

  for (const who of [{ id: KIM }, { address: email('kim@contoso.example') }])
    it(`for the holder by ${Object.keys(who)} is all that is theirs, and nobody in their way`, async () => {
      const house = aHouse();
      const { request } = await asked(house, ISSUED);
      const { all, text } = await exported(house, who);
      const [only] = all;
      assert.deepEqual(
        [all.length, only?.id, only?.as, only?.state, only?.address, only?.mailBefore, only?.deniedBecause],
        [1, request.id, ['account'], 'issued', PERSON.address, PERSON.mailBefore, PERSON.deniedBecause],
      );
      assert.deepEqual(
        [only?.linksKeptSince, (only?.findings as unknown[] | undefined)?.[1]],
        [[NOON.toISOString()], { code: 'address-in-bin', severity: 'warn' }],
      );
      assert.doesNotMatch(text, /Ann Lee|Sam Park|Dana Fox|4711/);
    });

  it('for an address is the account of whoever has agreed to it, and of nobody before', async () => {
    for (const [happened, as] of [
      [[], ['named']],
      [ISSUED, ['account']],
    ] as const) {
      const house = aHouse();
      await asked(house, happened);
      const [only] = (await exported(house, { address: PERSON.address })).all;
      assert.deepEqual([only?.as, only?.addresses], [as, [{ text: PERSON.address }]]);
      assert.equal(only?.name, as[0] === 'account' ? PERSON.name : undefined);
    }
  });

  it('for whoever asked or decided is their own words, and nobody whom it is about', async () => {
    const house = aHouse();
    await asked(house, DENIED, false);
    for (const [id, as, words] of [
      [INVITER, 'asker', { withoutTeams: PERSON.withoutTeams }],
      [ADMIN, 'decider', { deniedBecause: PERSON.deniedBecause }],
    ] as const) {
      const [only] = (await exported(house, { id })).all;
      const { as: roles, withoutTeams, deniedBecause, name, address } = only ?? {};
      assert.deepEqual(
        { roles, withoutTeams, deniedBecause, name, address },
        {
          roles: [as],
          withoutTeams: undefined,
          deniedBecause: undefined,
          name: undefined,
          address: undefined,
          ...words,
        },
      );
    }
  });

  it('is what the ledger says, once the person is gone', async () => {
    const house = aHouse();
    const { request } = await asked(house, DENIED, false);
    await forgetPerson(house.edges, { address: PERSON.address, evenOpen: false });
    const [only] = (await exported(house, { id: KIM })).all;
    assert.deepEqual([only?.id, only?.as, only?.name], [request.id, ['account'], undefined]);
    assert.equal((only?.entries as unknown[] | undefined)?.length, 3);
  });
});
