/** How many statements a reading endpoint runs does not grow with what there is: counted with one of everything, and with twenty. */
import type { Acknowledgement } from "#core/directive/attestation.ts";
import assert from "node:assert/strict";
import { after, before, test, describe } from "node:test";
import type { EndpointKey } from "#contract/index.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import { createApp } from "#edge/http/app.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { loadDirectiveSources } from "#stages/directive/directive-sources.ts";
import { delegateInventory } from "#stages/exposure/commands.ts";
import { registerKey } from "#stages/registry/keys.ts";
import { aroundTransactions } from "#store/around-transactions.ts";
import { type Store, sql, system, type Tx } from "#store/sql.ts";
import { newKey } from "#test/kit/room/access-room.ts";
import { type ContractRoom, guarded, personRoles, startContractRoom } from "#test/kit/room/contract-room.ts";
import { advisory, draft } from "#test/kit/directive-fixtures.ts";

let here: ContractRoom;
let statements = 0;
/** The directive of which there are as many recipients and requests as there are of everything else. */
const directive = "D-1";

/** The store, counting every statement that is run on it. */
function counting(store: Store): Store {
  const counted = (tx: Tx): Tx => ({
    ...tx,
    rows: async (query) => ((statements += 1), await tx.rows(query)),
    first: async (query) => ((statements += 1), await tx.first(query)),
    run: async (query) => ((statements += 1), await tx.run(query)),
  });
  return aroundTransactions(store, async (_, run) => await run(counted));
}

const reading = guarded.filter(([, { method, stream }]) => method === "GET" && stream !== true);

/** Lists that must have grown, so that the second count says something. */
const lists: readonly EndpointKey[] = [
  "advisorySearch",
  "directiveList",
  "directiveStuck",
  "exposureList",
  "extensionList",
  "inventoryList",
  "keyList",
  "quarantineList",
  "taskList",
];

type Look = { readonly count: number; readonly items: number };

async function look(): Promise<ReadonlyMap<string, Look>> {
  const app = createApp({ ...here.room, store: counting(here.store) });
  const seen = new Map<string, Look>();
  for (const [key, entry] of reading)
    for (const role of personRoles.filter((one) => entry.roles.includes(one))) {
      statements = 0;
      const response = await here.call(entry, {
        input: inputOf(entry),
        headers: here.bearer(role),
        app,
      });
      const body: unknown = await response.json();
      if (response.ok) seen.set(`${key} ${role}`, { count: statements, items: longestList(body) });
    }
  return seen;
}

/** About the directive and the organisation of which there are rows. */
function inputOf(entry: Endpoint): Record<string, unknown> {
  const input = here.ownInput(entry);
  const named = { ...input, ...("directive" in input && { directive }) };
  return "organization" in input ? { ...named, organization: here.organizations.own } : named;
}

function longestList(body: unknown): number {
  if (typeof body !== "object" || body === null) return 0;
  return Math.max(0, ...Object.values(body).map((value) => (Array.isArray(value) ? value.length : 0)));
}

/** Adds one of everything that a list shows for each number from `from` up to `to`. */
async function add(from: number, to: number): Promise<void> {
  const numbers = Array.from({ length: to - from }, (_, i) => from + i + 1);
  const { own } = here.organizations;
  await importRecords(here.store, system, { batch: `add-${to}`, records: numbers.flatMap(recordsOf) });
  await here.store.write(system, async (tx) => {
    for (const n of numbers) {
      await addDirective(tx, n);
      await addNotifications(tx, n);
      await tx.run(sql`insert into exposure (organization, advisory, product, version, verdict)
        values (${own}, ${`csaf:DRILL-N-${n}`}, 'pkg:generic/edgegate', ${`7.${n}.0`}, 'affected')`);
    }
  });
  for (const n of numbers)
    await here.store.write({ role: "organization", id: "test", organization: own }, async (tx) => {
      const text = JSON.stringify({ name: "drill", lockfileVersion: 3, packages: {} });
      await delegateInventory(tx, { organization: own, path: `${n}/package-lock.json`, text });
      await registerKey(tx, { organization: own, publicKey: newKey().publicKey, label: `key ${n}` });
      await tx.run(sql`
        insert into answer (receipt, kind, digest, directive, organization, revision, payload, received_at)
        values (${`R-${n}`}, 'acknowledgement', ${`${n}`}, ${`D-${n}`}, ${own}, 1, ${JSON.stringify(acknowledgement(n))}, now())`);
    });
  for (const n of numbers) await askForTime(n);
}

function acknowledgement(n: number): Acknowledgement {
  const subject = { organization: here.organizations.own, directive: `D-${n}`, revision: 1, drill: true };
  return { type: "bongsu.acknowledgement/1", ...subject, at: "2026-05-13T00:00:00Z" };
}

/** One more organisation of the officers' jurisdiction asks for time on the first directive. */
async function askForTime(n: number): Promise<void> {
  const { id: organization, sector } = await here.store.read(system, async (tx) => {
    const row = await tx.first<{ id: string; sector: string }>(sql`
      select n.organization as id, n.sector from notification n where n.directive = ${directive} and n.organization <> ${here.organizations.own}
      order by id offset ${n - 1} limit 1`);
    return row ?? assert.fail(`${n}`);
  });
  await here.store.write({ role: "organization", id: "test", organization }, async (tx) => {
    await tx.run(sql`
      insert into extension_request (request, directive, organization, domain, sector, asked_at, duration, reason, controls)
      values (${`X-${n}`}, ${directive}, ${organization}, 'private', ${sector}, now(), '{"days": 1}', 'drill', 'drill')`);
  });
}

function recordsOf(n: number): Parameters<typeof importRecords>[2]["records"] {
  const id = `DRILL-N-${n}`;
  const origin = { format: "csaf", path: `${n}.json`, position: "", sha256: `${n}`.padStart(64, "0") };
  const record = { kind: "advisory", key: `csaf:${id}`, id, sharing: null, unknown: {} } as const;
  return [
    {
      kind: "advisory",
      origin,
      record: { ...record, advisory: { ...advisory, id } },
      content: id,
      source: "{}",
      remarks: [],
    },
    {
      kind: "quarantined",
      origin,
      findings: [{ at: "", code: "drill", message: "x" }],
      bytes: new Uint8Array(n),
    },
  ];
}

/** A directive in its second revision, about all that is imported up to it. */
async function addDirective(tx: Tx, n: number): Promise<void> {
  const id = `D-${n}`;
  const named = { ...draft, advisories: [`DRILL-N-${n}`] };
  await tx.run(sql`insert into directive (id, state, revision, office, drill, draft, drafted_by, drafted_at, updated_at, issued_at)
    values (${id}, 'issued', 2, 'msit', true, ${JSON.stringify(named)}, 'one', now(), now(), now())`);
  for (const revision of [1, 2]) {
    const head = {
      type: "bongsu.directive/1",
      id,
      revision,
      state: "issued",
      drill: true,
      dissemination: id,
      issuedBy: "msit",
    };
    const { title, decision, published } = advisory;
    const about = [{ id: `DRILL-N-${n}`, aliases: [], title, decision, kevAdded: null, published }];
    const rest = {
      approvedBy: [],
      advisories: about,
      text: {},
      pack: null,
      replaces: null,
      changes: { en: "x" },
    };
    const document = { ...head, ...rest, issuedAt: "2026-05-13T00:00:00Z", draft: named };
    await tx.run(sql`insert into directive_revision (directive, revision, document, at)
      values (${id}, ${revision}, ${JSON.stringify(document)}, now())`);
  }
}

/** The caller's organisation is notified of each directive and responded to its first revision; one more is notified of the first and asks for time. */
async function addNotifications(tx: Tx, n: number): Promise<void> {
  const { own } = here.organizations;
  await tx.run(sql`
    insert into notification (directive, organization, revision, tier, sector, domain, at)
    select d, id, 2, tier, sector, domain, now() from (
      select ${`D-${n}`} as d, id, tier, sector, domain from organization where id = ${own}
      union all (select ${directive}, id, tier, sector, domain from organization
        where domain = 'private' and id <> ${own} order by id offset ${n} limit 1)) o`);
  await tx.run(
    sql`insert into deadline (directive, domain, due) values (${`D-${n}`}, 'private', '2026-06-01') on conflict do nothing`,
  );
  await tx.run(sql`
    insert into response (directive, organization, tier, sector, domain, standing, since, revision, sequence)
    select ${`D-${n}`}, id, tier, sector, domain, 'affected', now(), 1, 1 from organization where id = ${own}`);
}

describe("how many statements a reading endpoint runs does not grow with what there is", () => {
  before(async () => {
    here = await startContractRoom();
  });
  after(async () => await here.close());

  test("statements: as many for twenty rows as for one, on every endpoint that reads, for every role", async () => {
    await add(0, 1);
    const few = await look();
    await add(1, 20);
    const many = await look();
    assert.ok(few.size > 25);
    for (const [what, { count }] of few) assert.ok(count > 0, `${what}: its statements are counted`);
    for (const [what, { count }] of many)
      assert.equal(count, few.get(what)?.count, `${what}: statements for one row, and for twenty`);
    for (const key of lists) {
      const grown = [...many].some(([what, { items }]) => what.startsWith(`${key} `) && items >= 15);
      assert.ok(grown, `${key} shows what was added`);
    }
  });

  test("statements: as many for a draft about twenty advisories as about one", async () => {
    const names = Array.from({ length: 20 }, (_, i) => `DRILL-N-${i + 1}`);
    const counts = [];
    for (const ids of [names.slice(0, 1), names]) {
      statements = 0;
      const read = async (tx: Tx) => await loadDirectiveSources(tx, ids);
      const { advisories } = await counting(here.store).read(system, read);
      assert.equal(advisories.length, ids.length);
      counts.push(statements);
    }
    assert.equal(counts[1], counts[0]);
  });
});
