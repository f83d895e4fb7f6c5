/** Suspensions: one office stops the clocks for a day, more of them for longer, and everything else is refused, each with its code. */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { orderDocument, type OrderFile, readOrderFile } from "#core/roster/order.ts";
import {
  countedSuspensions,
  judgeSuspension,
  readSuspension,
  suspensionEntry,
} from "#core/roster/suspension.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { type OfficeId, type OrderWorld, orderWorld } from "#test/kit/order/order-world.ts";

type Changes = Readonly<Record<string, unknown>>;

let world: OrderWorld;
let order: {
  readonly directive: string;
  readonly revision: number;
  readonly sha256: string;
  readonly issuedBy: string;
};

const seen = (instant: string): number => Date.parse(instant) / 1000;

function suspension(change: Changes = {}): object {
  const { directive, revision, sha256, issuedBy } = order;
  const named = { type: "bongsu.suspension/1", directive, revision, order: sha256, issuedBy, drill: true };
  const lasting = { office: "mnd", from: "2026-06-02T00:00:00Z", until: "2026-06-03T00:00:00Z" };
  return { ...named, ...lasting, reason: { en: "DRILL: the patch stops the gate" }, ...change };
}

async function fileOf(
  document: object,
  {
    by = ["mnd"],
    at = "2026-06-02T01:00:00Z",
  }: { readonly by?: readonly OfficeId[]; readonly at?: string } = {},
): Promise<OrderFile> {
  const payload = canonicalBytes(document);
  const read = readSuspension(payload);
  const entry = read.ok ? suspensionEntry(read.value, await sha256Hex(payload)) : new Uint8Array();
  return {
    rosters: [await world.sign("roster", world.roster, ["msit"])],
    order: await world.sign("suspension", document, by),
    proof: await world.proofOf(entry, undefined, seen(at)),
  };
}

async function judged(file: OrderFile, at = "2026-06-05T00:00:00Z") {
  return await judgeSuspension(file, { order, pin: world.pin, at });
}

async function refusal(file: OrderFile, at?: string): Promise<string | undefined> {
  const one = await judged(file, at);
  return one.ok ? "in force" : one.findings[0]?.code;
}

describe("a suspension", () => {
  before(async () => {
    world = await orderWorld(true);
    const sha256 = await sha256Hex(canonicalBytes(world.directive));
    order = { directive: "DRILL-2026-0001", revision: 1, sha256, issuedBy: "msit" };
  });

  it("by one office stops the clocks from when it was seen, for a day at most", async () => {
    const one = await judged(await fileOf(suspension()));
    assert.ok(one.ok);
    assert.deepEqual(one.value.pause, { from: "2026-06-02T01:00:00.000Z", until: "2026-06-03T00:00:00Z" });
    assert.deepEqual(one.value.offices, ["mnd"]);
  });

  it("for longer needs as many offices as the order", async () => {
    for (const until of [null, "2026-06-03T00:00:01Z"]) {
      const document = suspension({ until });
      assert.equal(await refusal(await fileOf(document)), "quorum-short");
      assert.equal(await refusal(await fileOf(document, { by: ["mnd", "nis"] })), "quorum-short");
      assert.equal(await refusal(await fileOf(document, { by: ["mnd", "nis", "fsc"] })), "in force");
    }
  });

  it("is refused for what it does not suspend", async () => {
    for (const [change, code] of [
      [{ drill: false }, "order-world"],
      [{ revision: 2 }, "suspension-other-order"],
      [{ directive: "DRILL-2026-0002" }, "suspension-other-order"],
      [{ order: "0".repeat(64) }, "suspension-other-order"],
      [{ issuedBy: "nis" }, "suspension-other-order"],
      [{ office: "moj" }, "suspension-office"],
      [{ office: "nis" }, "quorum-short"],
      [{ from: "2025-06-02T00:00:00Z", until: "2025-06-02T12:00:00Z" }, "order-time"],
      [{ only: ["patch"] }, "suspension-form"],
      [{ reason: {} }, "suspension-form"],
      [{ until: "2026-06-01T00:00:00Z" }, "suspension-form"],
      [{ until: 5 }, "suspension-form"],
      [{ type: "bongsu.directive/1" }, "suspension-form"],
    ] as const)
      assert.equal(await refusal(await fileOf(suspension(change))), code, JSON.stringify(change));
  });

  it("is refused before it begins, and when it is brought after its lapse", async () => {
    assert.equal(await refusal(await fileOf(suspension()), "2026-06-01T23:59:59Z"), "suspension-future");
    const late = await fileOf(suspension(), { at: "2026-06-03T00:00:00Z" });
    assert.equal(await refusal(late), "suspension-lapsed");
  });

  it("is refused unsigned, unlogged, and logged as something else", async () => {
    const file = await fileOf(suspension());
    assert.equal(await refusal({ ...file, order: { ...file.order, signatures: [] } }), "quorum-short");
    assert.equal(await refusal({ ...file, proof: null }), "order-unlogged");
    assert.notEqual(await refusal({ ...file, proof: await world.proof(world.directive) }), "in force");
    const asDirective = await world.sign("directive", suspension(), ["mnd"]);
    assert.equal(await refusal({ ...file, order: asDirective }), "envelope-type");
  });

  it("is of its own world though its own roster is pinned as the other's", async () => {
    const one = await judgeSuspension(await fileOf(suspension()), {
      order,
      pin: { ...world.pin, drill: false },
      at: "2026-06-05T00:00:00Z",
    });
    assert.equal(one.ok, false);
  });

  it("is the same after it was written and read", async () => {
    const bytes = canonicalBytes(orderDocument(await fileOf(suspension())));
    const read = readOrderFile(bytes, payloadTypes.suspension);
    assert.ok(read.ok);
    assert.equal(await refusal(read.value), "in force");
    const asOrder = readOrderFile(bytes);
    assert.ok(asOrder.ok);
    assert.equal(await refusal(asOrder.value), "envelope-type");
  });

  it("of one office alone counts once a revision", async () => {
    const documents = [
      suspension(),
      suspension({ from: "2026-06-03T00:00:00Z", until: "2026-06-04T00:00:00Z" }),
      suspension({ office: "nis", from: "2026-06-03T00:00:00Z", until: "2026-06-04T00:00:00Z" }),
    ];
    const by: readonly OfficeId[] = ["mnd", "nis"];
    const times = ["2026-06-02T01:00:00Z", "2026-06-03T01:00:00Z", "2026-06-03T01:00:00Z"];
    const all = [];
    for (const [i, document] of documents.entries()) {
      const one = await judged(await fileOf(document, { by, at: times[i] ?? "" }));
      assert.ok(one.ok);
      all.push(one.value);
    }
    assert.deepEqual(
      countedSuspensions(all.toReversed()).map(({ suspension: { office, from } }) => [office, from]),
      [
        ["mnd", "2026-06-02T00:00:00Z"],
        ["nis", "2026-06-03T00:00:00Z"],
      ],
    );
  });
});
