/** Orders and rosters: which subsets of offices issue something, how a roster follows another, and everything that is refused, each with its code. */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { checkpointText } from "#core/log/checkpoint.ts";
import { type CheckpointSigner, checkpointSigner } from "#core/log/cosignature.ts";
import { leafHash } from "#core/log/merkle.ts";
import { noteText, verifierKeyText } from "#core/log/note.ts";
import { logProofText } from "#core/log/proof.ts";
import { member } from "#core/input/json.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { type Envelope, seal, type Signer } from "#core/seal/envelope.ts";
import { keyidOf, signerOf } from "#core/seal/index.ts";
import { publicKeyMembers } from "#core/seal/key/public-key.ts";
import { contextOfUse } from "#core/seal/key/purposes.ts";
import { mlDsa65Ed25519 } from "#core/seal/ml-dsa-65-ed25519.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import {
  judgeOrder,
  orderDocument,
  orderEntry,
  type OrderFile,
  readOrderFile,
  readOrderHead,
} from "./order.ts";
import { readRoster } from "./roster.ts";

const names = ["msit", "nis", "mnd", "mois", "fsc"] as const;
type OfficeName = (typeof names)[number] | "nis-new";
type OfficeSigner = { readonly member: object; readonly signer: Signer; readonly real: Signer };
const offices = new Map<OfficeName, OfficeSigner>();
let log: CheckpointSigner;
let witnesses: readonly CheckpointSigner[] = [];
const seen = Date.parse("2026-06-01T00:10:00Z") / 1000;

async function officeKey(): Promise<OfficeSigner> {
  const seed = new Uint8Array(64).fill([...offices.keys()].length + 1);
  const { spki, pkcs8 } = await mlDsa65Ed25519.keyPairOf(seed);
  const keyid = await keyidOf(spki);
  const key = { purpose: "order", drill: true, algorithm: mlDsa65Ed25519.name, keyid, spki } as const;
  const by = async (drill: boolean) =>
    await signerOf(pkcs8, keyid, { contextOf: () => contextOfUse({ purpose: "order", drill }) });
  return { member: publicKeyMembers(key), signer: await by(true), real: await by(false) };
}

const office = (name: OfficeName): OfficeSigner => offices.get(name) ?? assert.fail(name);

function rosterDocument(
  change: Readonly<Record<string, unknown>> = {},
  keys: Partial<Record<OfficeName, OfficeName>> = {},
): object {
  const policy = [
    `log ${verifierKeyText(log.key)}`,
    ...witnesses.map(({ key }, at) => `witness w${at} ${verifierKeyText(key)}`),
    "group others 2 w0 w1 w2",
    "quorum others",
    "",
  ];
  return {
    type: "bongsu.roster/1",
    version: 1,
    drill: true,
    from: "2026-01-01T00:00:00Z",
    to: "2027-01-01T00:00:00Z",
    offices: names.map((id) => ({ id, name: { en: `Drill ${id}` }, keys: [office(keys[id] ?? id).member] })),
    orders: [{ issuers: ["msit"], offices: names, threshold: 3 }],
    next: { offices: names, threshold: 3 },
    log: policy.join("\n"),
    ...change,
  };
}

const directive = {
  type: "bongsu.directive/1",
  id: "D-2026-0001",
  revision: 1,
  drill: true,
  issuedAt: "2026-06-01T00:00:00Z",
  issuedBy: "msit",
  draft: { title: { en: "Drill: patch DRILL-GATE" } },
};

async function signedBy(
  payloadType: string,
  document: object,
  by: readonly OfficeName[],
  real = false,
): Promise<Envelope> {
  const signers = by.map((name) => (real ? office(name).real : office(name).signer));
  return await seal(payloadType, canonicalBytes(document), signers);
}

async function proofOf(document: object, cosigned = [0, 1], time = seen): Promise<string> {
  const head = await readOrderHead(canonicalBytes(document));
  assert.ok(head.ok);
  const root = await leafHash(orderEntry(head.value));
  const text = checkpointText({ origin: log.key.name, size: 1, root });
  const signers = [log, ...cosigned.map((at) => witnesses[at] as CheckpointSigner)];
  const signatures = await Promise.all(signers.map(async ({ sign }) => await sign(text, time)));
  return logProofText({ extra: null, index: 0, path: [], checkpoint: noteText({ text, signatures }) });
}

type OrderParts = {
  readonly by?: readonly OfficeName[];
  readonly rosters?: readonly Envelope[];
  readonly document?: object;
  readonly proof?: string | null;
  readonly drill?: boolean;
};

async function codesOf({
  by = ["msit", "nis", "fsc"],
  document = directive,
  drill = true,
  ...made
}: OrderParts): Promise<string> {
  const first = rosterDocument();
  const rosters = made.rosters ?? [await signedBy(payloadTypes.roster, first, ["msit"])];
  const proof = made.proof === undefined ? await proofOf(document) : made.proof;
  const order: OrderFile = { rosters, order: await signedBy(payloadTypes.directive, document, by), proof };
  const bytes = canonicalBytes(orderDocument(order));
  assert.ok(rosters.length > 2 || gzipSync(bytes).length <= 64 * 1024, `${gzipSync(bytes).length} bytes`);
  const read = readOrderFile(bytes);
  assert.ok(read.ok);
  assert.deepEqual(read.value, order);
  const judged = await judgeOrder(read.value, { sha256: await sha256Hex(canonicalBytes(first)), drill });
  return judged.ok
    ? `in force by ${judged.value.offices.length}`
    : judged.findings.map(({ code }) => code).join(" ");
}

describe("orders and rosters", () => {
  before(async () => {
    for (const name of [...names, "nis-new"] as const) offices.set(name, await officeKey());
    log = await checkpointSigner("drill.example/log", new Uint8Array(32).fill(100), "Ed25519");
    witnesses = await Promise.all(
      ([101, 102, 103, 104] as const).map(
        async (byte) =>
          await checkpointSigner(
            `w${byte}.example`,
            new Uint8Array(32).fill(byte),
            byte === 104 ? "Ed25519" : "ML-DSA-44-cosignature",
          ),
      ),
    );
  });

  describe("an order", () => {
    it("is in force by any three offices of five, and by no fewer, whoever they are", async () => {
      const proof = await proofOf(directive);
      for (let subset = 1; subset < 32; subset++) {
        const by = names.filter((_, at) => (subset >> at) & 1);
        const expected = by.length >= 3 ? `in force by ${by.length}` : "quorum-short";
        assert.equal(await codesOf({ by, proof }), expected, by.join(" "));
      }
      assert.equal(
        await codesOf({ by: ["msit", "msit", "msit"], proof }),
        "quorum-short",
        "one office three times",
      );
      assert.equal(
        await codesOf({ by: ["msit", "nis", "nis-new"], proof }),
        "quorum-short",
        "a key of no office",
      );
    });

    it("needs a log that a quorum of witnesses has seen, with these very bytes", async () => {
      assert.equal(await codesOf({ proof: null }), "order-unlogged");
      assert.equal(await codesOf({ proof: await proofOf(directive, [2]) }), "log-unwitnessed");
      assert.equal(
        await codesOf({ proof: await proofOf({ ...directive, revision: 2 }) }),
        "log-not-included",
      );
      assert.equal(
        await codesOf({ by: ["nis"], proof: null }),
        "quorum-short order-unlogged",
        "all that is missing",
      );
      const late = Date.parse("2027-06-01T00:00:00Z") / 1000;
      assert.equal(
        await codesOf({ proof: await proofOf(directive, [0, 1], late) }),
        "order-time",
        "no witness signs in the past",
      );
      const undated = String(member(rosterDocument(), "log")).replace("quorum others", "quorum w3");
      const renewed = rosterDocument({ version: 2, from: "2026-05-01T00:00:00Z", log: undated });
      const rosters = [
        await signedBy(payloadTypes.roster, rosterDocument(), ["msit"]),
        await signedBy(payloadTypes.roster, renewed, ["msit", "nis", "fsc"]),
      ];
      const proof = await proofOf(directive, [3]);
      assert.equal(await codesOf({ rosters, proof }), "order-time", "a witness without a clock");
    });

    it("is of its world alone, whichever field says another", async () => {
      assert.equal(await codesOf({ document: { ...directive, drill: false } }), "order-world");
      assert.equal(await codesOf({ drill: false }), "roster-world");
      const order = await signedBy(payloadTypes.directive, directive, ["msit", "nis", "fsc"], true);
      const first = rosterDocument();
      const rosters = [await signedBy(payloadTypes.roster, first, ["msit"])];
      const pin = { sha256: await sha256Hex(canonicalBytes(first)), drill: true };
      const judged = await judgeOrder({ rosters, order, proof: await proofOf(directive) }, pin);
      assert.ok(!judged.ok, "signed under the other world's context");
      const real = await readRoster({ ...rosterDocument(), drill: false });
      assert.ok(!real.ok, "keys for drills are in no real roster");
    });

    it("of an issuer that the roster does not know, or signed as something else, is none", async () => {
      assert.equal(await codesOf({ document: { ...directive, issuedBy: "nis" } }), "order-issuer");
      const { payload, signatures } = await signedBy(payloadTypes.roster, directive, ["msit", "nis", "fsc"]);
      const order = { payloadType: payloadTypes.directive, payload, signatures };
      const first = rosterDocument();
      const rosters = [await signedBy(payloadTypes.roster, first, ["msit"])];
      const pin = { sha256: await sha256Hex(canonicalBytes(first)), drill: true };
      const judged = await judgeOrder({ rosters, order, proof: await proofOf(directive) }, pin);
      assert.equal(judged.ok ? "" : judged.findings[0]?.code, "quorum-short");
      assert.ok(!readOrderFile(new Uint8Array(200 * 1024)).ok);
      for (const wrong of [
        { id: "D-9\nsha256 0000" },
        { id: "D-9\u202e" },
        { revision: -5 },
        { revision: 1.5 },
        { issuedBy: "" },
      ])
        assert.ok(
          !(await readOrderHead(canonicalBytes({ ...directive, ...wrong }))).ok,
          JSON.stringify(wrong),
        );
      const twice = new TextEncoder().encode(
        JSON.stringify(directive).replace('"revision":1', '"revision":1,"revision":9'),
      );
      assert.ok(!(await readOrderHead(twice)).ok, "one thing said twice");
    });
  });

  describe("rosters", () => {
    const later = { version: 2, from: "2026-05-01T00:00:00Z" };
    const chain = async (document: object, by: readonly OfficeName[]) => [
      await signedBy(payloadTypes.roster, rosterDocument(), ["msit"]),
      await signedBy(payloadTypes.roster, document, by),
    ];

    it("follow each other by the offices of the one before; a revoked key signs nothing more", async () => {
      const renewed = rosterDocument(later, { nis: "nis-new" });
      const good = await chain(renewed, ["msit", "mnd", "fsc"]);
      assert.equal(await codesOf({ rosters: good, by: ["msit", "nis-new", "fsc"] }), "in force by 3");
      assert.equal(
        await codesOf({ rosters: good, by: ["msit", "nis", "fsc"] }),
        "quorum-short",
        "the old key",
      );
      assert.equal(await codesOf({ rosters: await chain(renewed, ["msit", "mnd"]) }), "roster-signatures");
      assert.equal(
        await codesOf({ rosters: await chain(renewed, ["msit", "mnd", "nis-new"]) }),
        "roster-signatures",
        "not by its own keys",
      );
      assert.equal(
        await codesOf({ rosters: await chain(rosterDocument({ version: 3 }), ["msit", "mnd", "fsc"]) }),
        "roster-gap",
      );
      assert.equal(await codesOf({ rosters: [...good].toReversed() }), "roster-pin");
      assert.equal(await codesOf({ rosters: [] }), "roster-pin");
      const future = rosterDocument({ version: 2, from: "2026-07-01T00:00:00Z" });
      assert.equal(await codesOf({ rosters: await chain(future, ["msit", "mnd", "fsc"]) }), "order-time");
    });

    it("begin and end at an instant, in whatever zone it is written", async () => {
      for (const [time, expected] of [
        [{ to: "2026-06-01T08:00:00+09:00" }, "order-time"],
        [{ to: "2026-06-01T09:30:00+09:00" }, "in force by 3"],
        [{ from: "2026-05-31T20:00:00-05:00" }, "order-time"],
        [{ from: "2026-06-01T08:00:00+09:00" }, "in force by 3"],
      ] as const) {
        const rosters = await chain(rosterDocument({ ...later, ...time }), ["msit", "mnd", "fsc"]);
        assert.equal(await codesOf({ rosters }), expected, JSON.stringify(time));
      }
      const over = { from: "2026-06-01T00:00:00Z", to: "2026-06-01T01:00:00+09:00" };
      assert.ok(!(await readRoster(rosterDocument(over))).ok, "over before it begins");
    });

    it("go on without an office that is lost, and can be reached at all", async () => {
      const fewer = {
        ...later,
        orders: [{ issuers: ["msit"], offices: ["msit", "nis", "mnd", "mois"], threshold: 3 }],
      };
      const rosters = await chain(rosterDocument(fewer), ["msit", "nis", "mnd"]);
      assert.equal(await codesOf({ rosters, by: ["msit", "nis", "mois"] }), "in force by 3");
      assert.equal(await codesOf({ rosters, by: ["msit", "nis", "fsc"] }), "quorum-short");
      const wrong = { offices: names, threshold: 6 };
      for (const [change, code] of [
        [{ next: wrong }, "roster-quorum"],
        [{ next: { offices: ["msit", "msit"], threshold: 1 } }, "roster-quorum"],
        [{ next: { offices: ["nobody"], threshold: 1 } }, "roster-quorum"],
        [{ next: { offices: names, threshold: 0 } }, "roster-quorum"],
        [{ orders: [] }, "roster-quorum"],
        [{ to: "2025-01-01T00:00:00Z" }, "roster-form"],
        [{ type: "bongsu.roster/2" }, "roster-form"],
        [{ offices: [...names, "msit"].map((id) => ({ id, name: { en: id }, keys: [] })) }, "roster-office"],
        [{ log: "quorum nobody\n" }, "policy-name"],
        [{ revoked: ["msit"] }, "roster-member"],
        [
          { orders: [{ issuers: ["msit"], offices: names, threshold: 3, mustInclude: "nis" }] },
          "roster-member",
        ],
        [
          { orders: [3, 5].map((threshold) => ({ issuers: ["msit"], offices: names, threshold })) },
          "roster-issuer",
        ],
      ] as const) {
        const read = await readRoster(rosterDocument(change));
        assert.equal(read.ok ? "" : read.findings[0]?.code, code, JSON.stringify(change));
      }
    });
  });
});
