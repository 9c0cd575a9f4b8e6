import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type EmailAddress, parseEmailAddress } from '../../src/domain/email-address.ts';
import { encoded, quoted, type ReadRequest } from '../../src/graph/read.ts';
import { readFor } from '../../src/graph/reads.ts';
import { CONTACT, GROUP, USER } from '../../src/sandbox/tenant/query/entity-types.ts';
import { checkFilter } from '../../src/sandbox/tenant/query/filter-rules.ts';
import { type FilterNode, parseFilter } from '../../src/sandbox/tenant/query/filter-syntax.ts';
import type { FactQuery } from '../../src/use-cases/ports/directory.ts';
import { email, userId } from '../support/builders.ts';
import { type FakeGraph, graphError, startFakeGraph } from '../support/fake-graph.ts';
import { factFrom } from './one-fact.ts';

const ADDRESS = email('ann.lee@fabrikam.example');
const ACCOUNT = {
  id: userId(20),
  displayName: 'Ann Lee',
  userPrincipalName: 'ann.lee_fabrikam.example#EXT#@contoso.onmicrosoft.example',
  mail: 'ann@elsewhere.example',
  accountEnabled: true,
  userType: 'Guest',
  externalUserState: 'Accepted',
  identities: [],
  preferredLanguage: null,
  proxyAddresses: [] as readonly string[],
  otherMails: [ADDRESS] as readonly string[],
};

describe('who holds an address', () => {
  let graph: FakeGraph;
  beforeEach(async () => {
    graph = await startFakeGraph();
  });
  afterEach(() => graph.close());

  const PLACES: readonly (readonly [string, object, boolean])[] = [
    ['the other mails alone; a guest’s sign-in name only looks like it', {}, true],
    ['mail as well', { mail: 'Ann.Lee@Fabrikam.example' }, false],
    ['the sign-in name as well', { userPrincipalName: 'ann.lee@FABRIKAM.example' }, false],
    ['the first proxy address as well', { proxyAddresses: ['SMTP:Ann.Lee@fabrikam.example'] }, false],
    ['another proxy address as well', { proxyAddresses: ['x500:/o=x', 'smtp:ann.lee@fabrikam.example'] }, false],
    ['mail alone', { mail: ADDRESS, otherMails: [] }, false],
  ];
  for (const [says, properties, isOnlyOtherMail] of PLACES) {
    it(`tells an other mail from the account’s own: ${says}`, async () => {
      const answer = { status: 200, body: { value: [{ ...ACCOUNT, ...properties }] } };
      const fact = await factFrom(graph, { query: { fact: 'accounts-with-address', address: ADDRESS }, answer });
      assert.ok('read' in fact);
      assert.partialDeepStrictEqual(fact.read, [{ id: userId(20), isOnlyOtherMail }]);
    });
  }

  it('does not take an account whose addresses may not be seen for one without them (E10)', async () => {
    for (const name of ['proxyAddresses', 'otherMails']) {
      const answer = { status: 200, body: { value: [{ ...ACCOUNT, [name]: null }] } };
      const fact = await factFrom(graph, { query: { fact: 'accounts-with-address', address: ADDRESS }, answer });
      assert.deepEqual(fact, { unread: { because: 'permission', permission: 'User.Read.All' } });
    }
  });

  it('names whoever is in the bin by what is left of them', async () => {
    const row = { id: 'x', displayName: null, mail: ADDRESS, deletedDateTime: '2026-11-20T08:00:00Z', userType: null };
    const answer = { status: 200, body: { value: [row, { ...row, displayName: 'Ann Lee', userType: 'Guest' }] } };
    const deletedAt = new Date('2026-11-20T08:00:00Z');
    assert.deepEqual(await factFrom(graph, { query: { fact: 'deleted-with-address', address: ADDRESS }, answer }), {
      read: [
        { id: 'x', name: ADDRESS, deletedAt, userType: undefined },
        { id: 'x', name: 'Ann Lee', deletedAt, userType: 'Guest' },
      ],
    });
  });

  const IN_BIN = {
    id: userId(20),
    displayName: 'Ann Lee',
    mail: null,
    otherMails: ['ann@northwind.example'],
    deletedDateTime: '2026-11-20T08:00:00Z',
    userType: 'Guest',
  };

  it('reads one account in the bin, and that it is not there', async () => {
    const query: FactQuery = { fact: 'deleted-account', id: userId(20) };
    const found = await factFrom(graph, { query, answer: { status: 200, body: IN_BIN } });
    const deletedAt = new Date('2026-11-20T08:00:00Z');
    const { deletedDateTime: _, displayName: name, ...same } = IN_BIN;
    assert.deepEqual(found, { read: { ...same, name, mail: undefined, deletedAt } });
    assert.deepEqual(await factFrom(graph, { query, answer: graphError(404, 'does not exist') }), { read: undefined });
    const hidden = await factFrom(graph, { query, answer: { status: 200, body: { ...IN_BIN, otherMails: null } } });
    assert.deepEqual(hidden, { unread: { because: 'permission', permission: 'User.Read.All' } });
  });

  const LINE = {
    activityDisplayName: 'Delete user',
    activityDateTime: '2026-11-20T08:00:00Z',
    targetResources: [{ id: userId(20) }],
    initiatedBy: { user: { displayName: null, userPrincipalName: 'dana@contoso.example' }, app: null },
  };
  const at = new Date('2026-11-20T08:00:00Z');
  const LOGS: readonly (readonly [string, readonly object[], object | undefined])[] = [
    ['nothing', [], undefined],
    ['a person', [LINE], { at, by: 'dana@contoso.example' }],
    ['an app', [{ ...LINE, initiatedBy: { user: null, app: { displayName: 'Clean-up' } } }], { at, by: 'Clean-up' }],
    ['nobody', [{ ...LINE, initiatedBy: null }], { at, by: undefined }],
    [
      'the last time of two',
      [
        { ...LINE, activityDateTime: '2026-10-01T08:00:00Z', initiatedBy: null },
        { ...LINE, activityDisplayName: 'Delete external user' },
      ],
      { at, by: 'dana@contoso.example' },
    ],
    ['what is no deletion', [{ ...LINE, activityDisplayName: 'Restore user' }], undefined],
    ['somebody else, where the filter was ignored', [{ ...LINE, targetResources: [{ id: userId(21) }] }], undefined],
  ];
  for (const [says, value, read] of LOGS) {
    it(`reads of a deletion in the log: ${says}`, async () => {
      const query: FactQuery = { fact: 'deletion-of', id: userId(20) };
      assert.deepEqual(await factFrom(graph, { query, answer: { status: 200, body: { value } } }), { read });
    });
  }
});

describe('the filter that looks for an address', () => {
  const SEARCHES = [
    ['accounts-with-address', USER, 5],
    ['groups-with-address', GROUP, 3],
    ['contacts-with-address', CONTACT, 3],
    ['deleted-with-address', USER, 4],
  ] as const;
  const addresses = fc
    .tuple(
      fc.string({ unit: fc.constantFrom(..."aZ09.-_'`’é한"), minLength: 1, maxLength: 12 }),
      fc.constantFrom('fabrikam.example', 'FABRIKAM.example', 'bücher.example', '한국상사.example', 'a-b.c.example'),
    )
    .map((parts) => parseEmailAddress(parts.join('@')))
    .filter((parsed) => 'address' in parsed)
    .map(({ address }) => address);

  for (const [fact, type, places] of SEARCHES) {
    it(`${fact}: is read back as that address in ${places} places, whatever stands in it`, () => {
      fc.assert(
        fc.property(addresses, (address) => {
          const tree = filterOf(requestsOf({ fact, address }));
          assert.ok(!checkFilter(tree, type).advanced);
          const values = valuesIn(tree);
          assert.equal(values.length, places);
          assert.ok(values.every((value) => value.replace(/^smtp:/i, '') === address));
        }),
      );
    });
  }

  it('reads any text back as it was, hashes, pluses and percents too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        assert.deepEqual(
          valuesIn(filterOf([{ method: 'GET', url: `/x?$filter=${encoded(`mail eq ${quoted(text)}`)}` }])),
          [text],
        );
      }),
      { examples: [["o'neil#1+2%27&$filter="]] },
    );
  });

  it('never compares the sign-in name of somebody in the bin, which is mangled there (E6)', () => {
    const [request] = requestsOf({ fact: 'deleted-with-address', address: ADDRESS });
    assert.doesNotMatch(decodeURIComponent(request?.url ?? ''), /userPrincipalName/);
    assert.match(request?.url ?? '', /&\$count=true$/);
    assert.deepEqual(request?.headers, { ConsistencyLevel: 'eventual' });
  });
});

type AddressQuery = Extract<FactQuery, { readonly address: EmailAddress }>;

function requestsOf(query: AddressQuery): readonly ReadRequest[] {
  return readFor(query).requests(query);
}

/** As whoever gets the address splits it: at the first hash, at the first question mark, at each ampersand. */
function filterOf([request]: readonly ReadRequest[]): FilterNode {
  const query = request?.url.split('#')[0]?.split('?').slice(1).join('?');
  return parseFilter(new URLSearchParams(query).get('$filter') ?? '');
}

function valuesIn(node: FilterNode): readonly string[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.terms.flatMap(valuesIn);
    case 'any':
      return valuesIn(node.body);
    case 'compare':
      return [String(node.value)];
    default:
      throw new TypeError(`unexpected in a filter: ${node.kind}`);
  }
}
