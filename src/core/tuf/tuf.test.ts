/** The Update Framework's rules over one small repository a tree: what is taken, and each attack with the code that stops it; in both schemes. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { olpcBytes } from "./canonical-json.ts";
import { findTarget } from "./delegation.ts";
import type { TufDocument, TufSigner } from "./metadata.ts";
import { readTufDocument } from "./read-metadata.ts";
import { schemesOfTree, type TufTree, tufSignerOfSeed, tufTrees } from "./schemes.ts";
import * as trusted from "./trusted-metadata.ts";
import {
  delegationsPart,
  rootPart,
  signedDocument,
  snapshotPart,
  targetsPart,
  timestampPart,
} from "./write-metadata.ts";

const mark = { room: "room.drill.example", drill: true };
const head = (version: number, expires = "2026-06-01T00:00:00Z") => ({ version, expires, mark });
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Signers of a tree by name; the byte of each seed is its place. */
async function signersOf(tree: TufTree): Promise<(name: string) => TufSigner> {
  const names = ["a", "b", "c", "online", "other", "lead"];
  const made = await Promise.all(
    names.map(
      async (name, i) => [name, await tufSignerOfSeed(tree, new Uint8Array(32).fill(i + 1))] as const,
    ),
  );
  const byName = new Map(made);
  return (name) => byName.get(name) ?? assert.fail(name);
}

function keysOf(signers: readonly TufSigner[]) {
  return new Map(signers.map(({ keyid, key }) => [keyid, key]));
}

type RootChange = {
  readonly version?: number;
  readonly offices?: readonly string[];
  readonly online?: string;
};

function rootOf(
  signer: (name: string) => TufSigner,
  { version = 1, offices = ["a", "b", "c"], online = "online" }: RootChange,
) {
  const [root, one] = [offices.map(signer), signer(online)];
  const of = (signers: readonly TufSigner[], threshold: number) => ({
    keyids: signers.map(({ keyid }) => keyid),
    threshold,
  });
  return rootPart(head(version), keysOf([...root, one]), {
    root: of(root, 2),
    targets: of(root, 2),
    snapshot: of([one], 1),
    timestamp: of([one], 1),
  });
}

function codeOf(read: {
  readonly ok: boolean;
  readonly findings?: readonly { readonly code: string }[];
}): string {
  return read.ok ? "taken" : (read.findings?.[0]?.code ?? "");
}

function valueOf<T>(
  read: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly findings: unknown },
): T {
  if (!read.ok) assert.fail(JSON.stringify(read.findings));
  return read.value;
}

for (const tree of tufTrees)
  describe(`metadata signed with ${tree}`, async () => {
    const signer = await signersOf(tree);
    const at = (now: string): trusted.TufJudge => ({
      schemes: schemesOfTree[tree],
      startedAt: Date.parse(now),
    });
    const judge = at("2026-05-14T00:00:00Z");
    const late = at("2026-06-02T00:00:00Z");
    const online = [signer("online")];
    const root = valueOf(
      await trusted.trustRoot(await signedDocument(rootOf(signer, {}), [signer("a"), signer("b")]), judge),
    );
    const written = async (part: object, signers = online) => await signedDocument(part, signers);
    const promised = (version: number, bytes: Uint8Array, digest: string) => ({
      version,
      length: bytes.length,
      sha256: digest,
    });
    const sha256 = async (bytes: Uint8Array): Promise<string> =>
      new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(bytes))).toHex();

    it("takes a root of two of three, and the next one signed by both thresholds (5.2, 5.3)", async () => {
      const first = rootOf(signer, {});
      assert.equal(
        codeOf(await trusted.trustRoot(await written(first, [signer("a")]), judge)),
        "tuf-threshold",
      );
      const next = rootOf(signer, { version: 2, offices: ["b", "c", "other"] });
      const cases: readonly (readonly [string, object, readonly string[]])[] = [
        ["taken", next, ["b", "c"]],
        ["tuf-threshold", next, ["b", "other"]],
        ["tuf-threshold", next, ["a", "b"]],
        ["tuf-rolled-back", rootOf(signer, { version: 3 }), ["a", "b"]],
        ["tuf-rolled-back", rootOf(signer, { version: 1 }), ["a", "b"]],
        ["tuf-form", timestampPart(head(2), { version: 1, length: 1, sha256: "00" }), ["a", "b"]],
      ];
      for (const [code, part, names] of cases)
        assert.equal(
          codeOf(await trusted.nextRoot(root, await written(part, names.map(signer)), judge)),
          code,
        );
      assert.equal(codeOf(trusted.finalRoot(root, late)), "tuf-expired");
    });

    it("refuses a timestamp of the past, of another key, and one that has ended (5.4)", async () => {
      const stamp = async (version: number, snapshot: number, signers = online) =>
        await written(timestampPart(head(version), { version: snapshot, length: 9, sha256: "00" }), signers);
      const take = async (bytes: Uint8Array, before: Uint8Array | null, by = judge) => {
        const known = before && (await trusted.storedTimestamp(root, before, by));
        return codeOf(await trusted.nextTimestamp(root, { bytes, trusted: known }, by));
      };
      assert.equal(await take(await stamp(5, 5), null), "taken");
      assert.equal(await take(await stamp(5, 5), await stamp(5, 5)), "taken");
      assert.equal(await take(await stamp(4, 5), await stamp(5, 5)), "tuf-rolled-back");
      assert.equal(await take(await stamp(6, 4), await stamp(5, 5)), "tuf-rolled-back");
      assert.equal(await take(await stamp(6, 6, [signer("other")]), null), "tuf-threshold");
      assert.equal(await take(await stamp(5, 5), null, late), "tuf-expired");
    });

    it("recovers from a fast-forward by keys that are rotated (5.3.11)", async () => {
      const forward = await written(
        timestampPart(head(2 ** 40), { version: 2 ** 40, length: 9, sha256: "00" }),
      );
      const next = rootOf(signer, { version: 2, online: "other" });
      const rotated = valueOf(
        await trusted.nextRoot(root, await written(next, [signer("a"), signer("b")]), judge),
      );
      assert.notEqual(await trusted.storedTimestamp(root, forward, judge), null);
      assert.equal(await trusted.storedTimestamp(rotated, forward, judge), null);
    });

    it("refuses mixed states of snapshot and targets (5.5, 5.6)", async () => {
      const targets = targetsPart(head(7), new Map([["index.json", { length: 3, sha256: "ab" }]]));
      const bytes = await written(targets);
      const meta = new Map([["publication", promised(7, bytes, await sha256(bytes))]]);
      const snapshotBytes = await written(snapshotPart(head(7), meta));
      const stamp = await written(
        timestampPart(head(7), promised(7, snapshotBytes, await sha256(snapshotBytes))),
      );
      const timestamp = valueOf(await trusted.nextTimestamp(root, { bytes: stamp, trusted: null }, judge));
      const place = { root, timestamp, trusted: null };
      const snapshot = valueOf(await trusted.nextSnapshot(place, snapshotBytes, judge));
      const older = await written(snapshotPart(head(6), meta));
      assert.equal(codeOf(await trusted.nextSnapshot(place, older, judge)), "tuf-mixed");
      const known = valueOf(
        readTufDocument(
          await written(snapshotPart(head(6), new Map([["publication", promised(8, bytes, "")]]))),
          "snapshot",
        ),
      );
      assert.equal(
        codeOf(await trusted.nextSnapshot({ ...place, trusted: known }, snapshotBytes, judge)),
        "tuf-rolled-back",
      );
      const role = { keys: keysOf(online), keyids: online.map(({ keyid }) => keyid), threshold: 1 };
      const by = { name: "publication", role, snapshot };
      assert.equal(codeOf(await trusted.nextTargets(by, bytes, judge)), "taken");
      assert.equal(codeOf(await trusted.nextTargets(by, bytes, late)), "tuf-expired");
      assert.equal(
        codeOf(await trusted.nextTargets(by, await written(targets, [signer("other")]), judge)),
        "tuf-mixed",
      );
      assert.equal(codeOf(await trusted.nextTargets({ ...by, name: "lead" }, bytes, judge)), "tuf-missing");
      const foreign = { ...role, keys: keysOf([signer("lead")]), keyids: [signer("lead").keyid] };
      assert.equal(
        codeOf(await trusted.nextTargets({ ...by, role: foreign }, bytes, judge)),
        "tuf-threshold",
      );
    });

    it("counts a key once, under whichever ids it stands, and refuses an id that signs twice", async () => {
      const { keyid, key } = signer("a");
      const keys = new Map([
        [keyid, key],
        ["00".repeat(32), key],
      ]);
      const role = { keyids: [...keys.keys()], threshold: 2 };
      const part = rootPart(head(1), keys, { root: role, targets: role, snapshot: role, timestamp: role });
      const document = JSON.parse(text(await written(part, [signer("a")]))) as {
        signatures: { keyid: string; sig: string }[];
      };
      const [first] = document.signatures;
      assert.ok(first !== undefined);
      const twice = (other: string) =>
        new TextEncoder().encode(
          JSON.stringify({ ...document, signatures: [first, { ...first, keyid: other }] }),
        );
      assert.equal(codeOf(await trusted.trustRoot(twice("00".repeat(32)), judge)), "tuf-threshold");
      assert.equal(codeOf(await trusted.trustRoot(twice(keyid), judge)), "tuf-form");
    });
  });

describe("a tree of the other scheme", () => {
  it("is signed by nobody: no tree falls back to the other's problem", async () => {
    const signer = await signersOf("ed25519");
    const bytes = await signedDocument(rootOf(signer, {}), [signer("a"), signer("b")]);
    const judge = { schemes: schemesOfTree["ml-dsa-65"], startedAt: 0 };
    assert.equal(codeOf(await trusted.trustRoot(bytes, judge)), "tuf-threshold");
  });
});

describe("delegations", () => {
  const role = { keyids: ["k"], threshold: 1 };
  const documentOf = (part: object): TufDocument<never> =>
    valueOf(
      readTufDocument(new TextEncoder().encode(JSON.stringify({ signed: part, signatures: [] })), "targets"),
    ) as TufDocument<never>;
  const files = (...paths: readonly string[]) =>
    documentOf(targetsPart(head(1), new Map(paths.map((path) => [path, { length: 1, sha256: "00" }]))));

  it("end the search where they cover a path, and cover no more than their patterns (5.6.7)", async () => {
    const top = documentOf(
      delegationsPart(head(1), new Map(), [
        { ...role, name: "directives-a", paths: ["directives/a/*/*.json"] },
        { ...role, name: "publication", paths: ["index.json", "packs/*", "directives/?/*"] },
      ]),
    );
    const documents = new Map([
      ["directives-a", files("directives/a/D-1/1.json", "directives/b/D-1/1.json", "index.json")],
      ["publication", files("index.json", "directives/a/D-1/2.json", "packs/x", "packs/x/y")],
    ]);
    const find = async (path: string): Promise<string | null> => {
      const roleTargets = async ({ name }: { readonly name: string }) =>
        await Promise.resolve(documents.get(name) ?? null);
      return (await findTarget(top, path, { roleTargets, most: 9 }))?.role ?? null;
    };
    assert.equal(await find("directives/a/D-1/1.json"), "directives-a");
    assert.equal(await find("directives/a/D-1/2.json"), null);
    assert.equal(await find("directives/b/D-1/1.json"), null);
    assert.equal(await find("index.json"), "publication");
    assert.equal(await find("packs/x"), "publication");
    assert.equal(await find("packs/x/y"), null);
  });
});

describe("canonical JSON", () => {
  it("is OLPC's: sorted by code points, two escapes, whole numbers alone", () => {
    const value = { b: [1, -2, true, null], a: 'q"\\\n', "\u{10000}": 1, "\uffff": 2 };
    assert.equal(text(olpcBytes(value)), '{"a":"q\\"\\\\\n","b":[1,-2,true,null],"\uffff":2,"\u{10000}":1}');
    assert.throws(() => olpcBytes({ a: 1.5 }), TypeError);
  });
});
