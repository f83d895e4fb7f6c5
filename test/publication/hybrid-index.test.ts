/**
 * The room's hybrid key beside its Ed25519 key: an agent that pinned the latter alone moves over by one signed change, and from then on an index needs
 * the hybrid signature; the key is rotated within one sync; nobody who has broken Ed25519 takes anything back.
 */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { syncFrom } from "#agent/sync/sync.ts";
import { runKey } from "#cli/key/key.ts";
import { indexForm } from "#core/document/pub-index.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { type Envelope, seal, type Signer } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { loadRoomKey } from "#main/room/room-key.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import type { TrustOptions } from "#publication/trusted-keys.ts";

const now = "2027-01-10T00:00:00.000Z";
const folder = mkdtempSync(join(tmpdir(), "bongsu-hybrid-"));
const at = (...names: readonly string[]) => join(folder, ...names);
const surroundings = { now: () => now, fetch, write: () => undefined };
const sync = async (dir: string, trust: TrustOptions) =>
  await syncFrom({ from: at("room"), dir: at(dir), trust }, surroundings);
const io = { env: { LANG: "C" }, write: () => undefined, error: () => undefined, ask: null };

type Keys = Awaited<ReturnType<typeof loadRoomKey>>;
let sequence = 0;

/** What the room shows next, signed by these. */
async function publish(keys: Keys, signers: readonly Signer[], document: unknown = keys.publicDocument) {
  sequence++;
  const index = {
    type: indexForm,
    room: "https://room.drill.example",
    drill: true,
    sequence,
    issuedAt: "2027-01-09T00:00:00.000Z",
    expires: "2027-01-20T00:00:00.000Z",
    files: [],
  };
  const envelope = await seal(payloadTypes.index, canonicalBytes(index), signers);
  show(envelope, document);
  return envelope;
}

function show(envelope: Envelope, document: unknown): void {
  mkdirSync(at("room", "pub"), { recursive: true });
  writeFileSync(at("room", "pub", "index.json"), JSON.stringify(envelope));
  writeFileSync(at("room", "pub", "keys.json"), JSON.stringify(document));
}

async function reasonOf(dir: string, trust: TrustOptions = {}): Promise<string> {
  return await sync(dir, trust).then(
    ({ trusted }) => trusted.how,
    (error: unknown) => (error instanceof PublicationRefusal ? error.reason : String(error)),
  );
}

const pinnedIn = (dir: string) =>
  JSON.parse(readFileSync(at(dir, "keys", "room.json"), "utf8")) as {
    readonly keys: readonly unknown[];
    readonly hybridKeys?: readonly { readonly keyid: string }[];
  };

describe("the room's hybrid key", () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("is demanded of an index by whoever knows it, and moves an older folder over by one signed change", async () => {
    const keys = await loadRoomKey(at("data"), true);
    const { signer, hybrid } = keys;
    const {
      hybridKeys: _hybrid,
      changes: _changes,
      ...classical
    } = keys.publicDocument as Record<string, unknown>;
    await publish(keys, [signer], classical);
    assert.equal(await reasonOf("older"), "first-use");
    assert.equal(pinnedIn("older").hybridKeys, undefined, "as a release before left it");
    await publish(keys, [signer]);
    assert.equal(await reasonOf("older"), "pinned", "the room has a key that has not signed yet");
    await publish(keys, [signer, hybrid]);
    assert.deepEqual([await reasonOf("older"), await reasonOf("older")], ["changed", "pinned"]);
    assert.equal(pinnedIn("older").hybridKeys?.[0]?.keyid, hybrid.keyid);
    assert.equal(pinnedIn("older").keys.length, 1, "the Ed25519 key stays for receipts");
    assert.equal(await reasonOf("fresh"), "first-use");
    for (const dir of ["older", "fresh"]) {
      const whole = await publish(keys, [signer, hybrid]);
      show({ ...whole, signatures: whole.signatures.slice(0, 1) }, keys.publicDocument);
      assert.equal(await reasonOf(dir), "hybrid-missing");
      show({ ...whole, signatures: whole.signatures.toReversed() }, keys.publicDocument);
      assert.equal(await reasonOf(dir), "pinned", "the order of signatures says nothing");
    }
  });

  it("stays demanded, and the Ed25519 key believed, where either of them is named by its id", async () => {
    const keys = await loadRoomKey(at("data"), true);
    const whole = await publish(keys, [keys.signer, keys.hybrid]);
    for (const { keyid } of [keys.signer, keys.hybrid]) {
      show(whole, keys.publicDocument);
      assert.equal(await reasonOf("older", { keyid }), "pinned");
      show({ ...whole, signatures: whole.signatures.slice(0, 1) }, keys.publicDocument);
      assert.equal(await reasonOf("older", { keyid }), "hybrid-missing");
      assert.deepEqual(
        [pinnedIn("older").keys.length, pinnedIn("older").hybridKeys?.length],
        [1, 1],
        "what is pinned stays",
      );
    }
    assert.equal(await reasonOf("older", { keyid: "0".repeat(64) }), "key-not-shown");
  });

  it("cannot be replaced by who holds the Ed25519 key, which is enough for a folder that knows no other", async () => {
    const thief = await loadRoomKey(at("thief"), true);
    cpSync(at("data", "keys", "room-ed25519.pem"), at("stolen", "keys", "room-ed25519.pem"));
    const stolen = await loadRoomKey(at("stolen"), true);
    await publish(stolen, [stolen.signer, stolen.hybrid]);
    assert.equal(await reasonOf("older"), "hybrid-missing");
    await publish(thief, [thief.signer, thief.hybrid]);
    assert.equal(await reasonOf("older"), "keys-changed");
    const [kept, others] = [
      await loadRoomKey(at("data"), true),
      stolen.publicDocument as { changes: readonly Envelope[] },
    ];
    const forged = { ...(kept.publicDocument as object), changes: others.changes };
    await publish(kept, [stolen.signer, stolen.hybrid], forged);
    assert.equal(await reasonOf("older"), "hybrid-missing");
  });

  it("is rotated within one sync, by a change that the key of before signed", async () => {
    const before = await loadRoomKey(at("data"), true);
    const [from, to] = [at("data", "keys", "publication.key"), at("data", "keys", "publication-2.key")];
    assert.equal(await runKey(["rotate", "--key", from, "--out", to], io), 0);
    const keys = await loadRoomKey(at("data"), true);
    assert.notEqual(keys.hybrid.keyid, before.hybrid.keyid);
    await publish(keys, [keys.signer, keys.hybrid]);
    assert.deepEqual([await reasonOf("older"), await reasonOf("older")], ["changed", "pinned"]);
    assert.deepEqual(
      pinnedIn("older").hybridKeys?.map(({ keyid }) => keyid),
      [keys.hybrid.keyid],
    );
    assert.equal(await reasonOf("fresh"), "changed");
    await publish(keys, [keys.signer, before.hybrid]);
    assert.equal(await reasonOf("older"), "hybrid-missing", "the key of before is no key any more");
  });
});
