/** A CSAF provider as a feed: documents with hashes and signatures, and what happens when either lies or is gone. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test, describe } from "node:test";
import { createMessage, generateKey, readPrivateKey, sign } from "openpgp";
import { feedOf, type FetchedFeed, scheduleOf } from "#test/kit/feeds/feed-fetches.ts";
import { type MirrorServer, startMirror } from "#test/kit/feeds/mirror-server.ts";

const now = "2026-05-13T08:00:00.000Z";
const host = "feeds.example";
let mirror: MirrorServer;

function begin(): void {
  mirror.files.clear();
  mirror.requests.length = 0;
}

function put(path: string, content: string | Uint8Array): void {
  mirror.files.set(`${host}/${path}`, { content });
}

const day = (at: number): string => `2026-05-${String(at).padStart(2, "0")}T00:00:00Z`;

const namespace = "https://provider.example";
let privateKey: Awaited<ReturnType<typeof readPrivateKey>>;
let otherKey: Awaited<ReturnType<typeof readPrivateKey>>;

function csafDocument(id: string, from = namespace): string {
  const version = "1";
  return JSON.stringify({
    document: {
      category: "csaf_security_advisory",
      csaf_version: "2.0",
      distribution: { tlp: { label: "WHITE" } },
      publisher: { category: "vendor", name: "Drill", namespace: from },
      title: "[DRILL]",
      tracking: {
        id,
        status: "final",
        version,
        initial_release_date: day(1),
        current_release_date: day(1),
        revision_history: [{ date: day(1), number: version, summary: "x" }],
      },
    },
  });
}

type Signer = { readonly key?: typeof privateKey; readonly hash?: string };

async function putDocument(id: string, text: string, { key = privateKey, hash }: Signer = {}): Promise<void> {
  const path = `csaf/2026/${id}.json`;
  put(path, text);
  put(`${path}.sha512`, `${hash ?? createHash("sha512").update(text).digest("hex")}  ${id}.json\n`);
  const message = await createMessage({ binary: Buffer.from(text) });
  const date = new Date("2026-05-02T00:00:00Z");
  put(`${path}.asc`, await sign({ message, signingKeys: key, detached: true, date }));
}

function putProvider(keys: readonly (typeof privateKey)[] = [privateKey]): void {
  for (const key of keys) put(`csaf/${key.getFingerprint()}.asc`, key.toPublic().armor());
  put(
    "csaf/provider-metadata.json",
    JSON.stringify({
      metadata_version: "2.0",
      role: "csaf_trusted_provider",
      publisher: { namespace },
      distributions: [{ directory_url: `https://${host}/csaf/` }],
      public_openpgp_keys: keys.map((key) => ({
        fingerprint: key.getFingerprint().toUpperCase(),
        url: `https://${host}/csaf/${key.getFingerprint()}.asc`,
      })),
    }),
  );
}

function putChanges(ids: readonly string[], at: string): void {
  put("csaf/changes.csv", ids.map((id) => `"2026/${id}.json","${at}"\n`).join(""));
}

function csafFeed(): FetchedFeed {
  return feedOf(
    scheduleOf(
      [{ id: "csaf", kind: "csaf", url: `https://${host}/csaf/provider-metadata.json` }],
      mirror.origin,
    ),
    now,
  );
}

describe("a CSAF provider as a feed", () => {
  before(async () => {
    mirror = await startMirror();
  });
  after(() => mirror.close());

  before(async () => {
    const userIDs = [{ name: "Drill", email: "drill@provider.example" }];
    const date = new Date("2026-01-01T00:00:00Z");
    const [one, two] = await Promise.all([
      generateKey({ userIDs, date, format: "object" }),
      generateKey({ userIDs, date, format: "object" }),
    ]);
    privateKey = one.privateKey;
    otherKey = two.privateKey;
  });

  test("documents of a CSAF provider are read with a good hash and signature, and each once", async () => {
    begin();
    const feed = csafFeed();
    putProvider();
    await putDocument("drill-1", csafDocument("DRILL-1"));
    putChanges(["drill-1"], day(2));
    const first = await feed.fetch();
    assert.deepEqual(
      [first.records, first.remarks, first.asOf],
      [["DRILL-1"], [], day(2).replace("Z", ".000Z")],
    );
    assert.deepEqual((await feed.fetch()).records, []);
    assert.deepEqual(feed.memory.keys, [privateKey.getFingerprint()]);
    feed.close();
  });

  test("a wrong hash, a wrong, foreign or missing signature: the document is not read, and is asked for again", async () => {
    begin();
    const feed = csafFeed();
    putProvider();
    putChanges(["drill-1"], day(2));
    await putDocument("drill-1", csafDocument("DRILL-1"), { hash: "00".repeat(64) });
    assert.deepEqual((await feed.fetch()).remarks, ["hash-differs"]);
    await putDocument("drill-1", csafDocument("DRILL-1"), { key: otherKey });
    assert.deepEqual((await feed.fetch()).remarks, ["signature-bad"]);
    mirror.files.delete(`${host}/csaf/2026/drill-1.json.asc`);
    const unsigned = await feed.fetch();
    assert.deepEqual([unsigned.records, unsigned.remarks], [[], ["signature-missing"]]);
    await putDocument("drill-1", csafDocument("DRILL-1"));
    assert.deepEqual((await feed.fetch()).records, ["DRILL-1"]);
    feed.close();
  });

  test("a hash that a list names must be there and fit, also when the document is asked for again", async () => {
    begin();
    const feed = csafFeed();
    const at = `https://${host}/csaf/`;
    put(
      "csaf/provider-metadata.json",
      JSON.stringify({
        metadata_version: "2.0",
        role: "csaf_provider",
        publisher: { namespace },
        distributions: [{ rolie: { feeds: [{ tlp_label: "WHITE", url: `${at}feed.json` }] } }],
      }),
    );
    const link = [{ rel: "hash", href: `${at}sums/drill-1.sha512` }];
    const entry = [{ updated: day(2), content: { src: `${at}2026/drill-1.json` }, link }];
    put("csaf/feed.json", JSON.stringify({ feed: { entry } }));
    put("csaf/2026/drill-1.json", csafDocument("DRILL-1"));
    put("csaf/sums/drill-1.sha512", `${"00".repeat(64)}\n`);
    for (const _ of [1, 2]) {
      const wrong = await feed.fetch();
      assert.deepEqual([wrong.records, wrong.remarks], [[], ["hash-differs"]]);
    }
    mirror.files.delete(`${host}/csaf/sums/drill-1.sha512`);
    const gone = await feed.fetch();
    assert.deepEqual([gone.records, gone.remarks], [[], ["incomplete"]]);
    put("csaf/sums/drill-1.sha512", createHash("sha512").update(csafDocument("DRILL-1")).digest("hex"));
    assert.deepEqual((await feed.fetch()).records, ["DRILL-1"]);
    feed.close();
  });

  test("a provider that names other keys than before signs nothing with them until somebody accepts them", async () => {
    begin();
    const feed = csafFeed();
    putProvider();
    putChanges([], day(2));
    put("csaf/changes.csv", `"2026/drill-1.json","${day(2)}"\n`);
    await putDocument("drill-1", csafDocument("DRILL-1"));
    await feed.fetch();
    putProvider([otherKey]);
    put("csaf/changes.csv", `"2026/drill-2.json","${day(3)}"\n`);
    await putDocument("drill-2", csafDocument("DRILL-2"), { key: otherKey });
    const changed = await feed.fetch();
    assert.deepEqual([changed.records, changed.remarks], [[], ["key-changed", "signature-bad"]]);
    feed.close();
  });

  test("a document of another publisher, and lists that lead out of the provider's folder, are not read", async () => {
    begin();
    const feed = csafFeed();
    putProvider();
    putChanges(["drill-1"], day(2));
    await putDocument("drill-1", csafDocument("DRILL-1", "https://another.example"));
    const foreign = await feed.fetch();
    assert.deepEqual(
      [foreign.records, foreign.remarks],
      [["quarantined other-publisher"], ["other-publisher"]],
    );
    put("csaf/changes.csv", `"https://169.254.169.254/x.json","${day(3)}"\n`);
    assert.equal((await feed.fetch()).stopped, "format-unknown");
    feed.close();
  });
});
