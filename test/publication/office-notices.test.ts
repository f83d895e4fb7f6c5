/** Which of a folder's notices an agent tells, where there are more than it judges. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { gzipSync } from "node:zlib";
import { homeOf, type SyncState } from "#agent/home/agent-folder.ts";
import { writeJson } from "#agent/home/durable-files.ts";
import { readNotices } from "#agent/sync/office-notices.ts";
import type { IndexFile } from "#core/document/pub-index.ts";
import { noticeEntry, readOfficeNotice } from "#core/roster/office-notice.ts";
import { orderDocument } from "#core/roster/order.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { orderWorld } from "#test/kit/order/order-world.ts";

const about = { type: "bongsu.notice/1", drill: true, office: "nis", directive: null, replaces: null };

it("tells the newest, wherever their digests put them", async () => {
  const dir = await mkdtemp(join(tmpdir(), "bongsu-notices-"));
  try {
    const home = homeOf(dir);
    const world = await orderWorld(true);
    const roster = await world.sign("roster", world.roster, ["msit"]);
    await writeJson(home.rosters, {
      type: "bongsu.pinned-rosters/1",
      roster: world.pin.sha256,
      drill: true,
      chain: [roster],
    });
    await mkdir(join(dir, "notices"));
    const files: IndexFile[] = [];
    const signed = async (title: string, by: "nis" | "msit", issuedAt: string): Promise<Uint8Array> => {
      const document = { ...about, issuedAt, title: { en: title }, text: { en: title } };
      const payload = canonicalBytes(document);
      const read = readOfficeNotice(payload);
      assert.ok(read.ok);
      const entry = noticeEntry(read.value, await sha256Hex(payload));
      const proof = await world.proofOf(entry, undefined, Date.parse(issuedAt) / 1000);
      const order = await world.sign("notice", document, [by]);
      return gzipSync(canonicalBytes(orderDocument({ rosters: [roster], order, proof })));
    };
    const put = async (name: string, bytes: Uint8Array): Promise<void> => {
      const path = `notices/${name}.order`;
      await writeFile(join(dir, path), bytes);
      files.push({ path, kind: "notice", bytes: bytes.length, sha256: await sha256Hex(bytes) });
    };
    const before = await signed("DRILL: before", "msit", "2026-06-01T00:00:00Z");
    for (let i = 0; i < 200; i++) await put(`a${i}`, before);
    await put("f", await signed("DRILL: now", "nis", "2026-06-02T00:00:00Z"));
    const state = { files, syncedAt: "2026-06-03T00:00:00Z" } as unknown as SyncState;
    const { notices, findings } = await readNotices(home, state);
    assert.deepEqual(
      notices.map(({ title }) => title),
      [{ en: "DRILL: now" }],
    );
    assert.equal(findings.length, 199, "of those before, each of the newest, which another office signed");
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
