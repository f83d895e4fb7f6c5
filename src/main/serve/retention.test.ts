/** What is old goes, what is needed stays however old it is, and the documents say what the rules say. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { retentionRules } from "#main/serve/retention.ts";
import { hasDelivered } from "#store/outbox.ts";
import { removeOld } from "#store/retention/remove-old.ts";
import { sql, type Store, system } from "#store/sql.ts";
import { freshStore } from "#test/kit/room/test-store.ts";

const now = new Date("2026-05-14T00:00:00Z");

function ago(days: number): string {
  return new Date(now.getTime() - days * 24 * 3_600_000).toISOString();
}

async function fill(store: Store): Promise<void> {
  await store.write(system, async (tx) => {
    await tx.run(sql`insert into pub_index (sequence, envelope, at)
      select n, '{}', ${ago(100)}::timestamptz + n * interval '1 day' from generate_series(1, 100) n`);
    await tx.run(sql`insert into outbox (channel, key, payload, done_at) values
      ('files', '1', '{}', ${ago(60)}), ('files', '2', '{}', ${ago(40)}), ('feed', '1', '{}', ${ago(50)}), ('feed', '2', '{}', ${ago(2)})`);
    await tx.run(sql`insert into outbox (channel, key, payload, dead_at, discarded_at) values
      ('feed', '3', '{}', ${ago(300)}, null), ('feed', '4', '{}', ${ago(300)}, ${ago(299)})`);
    await tx.run(
      sql`insert into operator (id, role, language, name) values ('drill-chair', 'chair', 'ko', '{"ko": "[훈련]", "en": "[DRILL]"}')`,
    );
    for (const days of [500, 20, 2, -1])
      for (const [table, rows] of [
        [
          "session",
          sql`insert into session (secret_hash, operator, csrf, expires_at) values (decode(md5(${`s${days}`}), 'hex'), 'drill-chair', '', ${ago(days)})`,
        ],
        [
          "link",
          sql`insert into sign_in_link (secret_hash, operator, expires_at) values (decode(md5(${`l${days}`}), 'hex'), 'drill-chair', ${ago(days)})`,
        ],
        [
          "token",
          sql`insert into token (id, secret_hash, operator, expires_at) values (${`t${days}`}, decode(md5(${`t${days}`}), 'hex'), 'drill-chair', ${ago(days)})`,
        ],
        [
          "challenge",
          sql`insert into passkey_challenge (id, challenge, expires_at) values (${`c${days}`}, '', ${ago(days)})`,
        ],
        [
          "notice",
          sql`insert into operator_notice (operator, kind, at) values ('drill-chair', 'x', ${ago(days)})`,
        ],
        [
          "quarantine",
          sql`insert into quarantine (path, position, sha256, format, findings, bytes, last_seen) values (${`q${days}`}, '', '', '', '[]', '', ${ago(days)})`,
        ],
      ] as const)
        assert.equal(await tx.run(rows), 1, table);
    await tx.run(sql`insert into exploitation_score (cve, date, model, score, percentile)
      select cve, (${ago(0)}::timestamptz)::date - days, 'v4', 0.5, 0.5 from unnest(array['CVE-2026-99001', 'CVE-2026-99002']) cve, unnest(array[300, 200, 10]) days
      where cve = 'CVE-2026-99001' or days > 100`);
  });
}

it("removes by its rules, and nothing more the second time", async () => {
  const store = await freshStore();
  await fill(store);
  const removed = await removeOld(store, retentionRules, now);
  assert.deepEqual(Object.fromEntries(removed), {
    indexes: 50,
    "delivered messages": 2,
    "discarded messages": 1,
    "sign-in links": 1,
    sessions: 2,
    challenges: 3,
    tokens: 1,
    "notices to operators": 1,
    quarantine: 1,
    "earlier exploitation scores": 3,
  });
  assert.ok([...(await removeOld(store, retentionRules, now)).values()].every((count) => count === 0));
  await store.read(system, async (tx) => {
    assert.ok((await hasDelivered(tx, "files")) && (await hasDelivered(tx, "feed")));
    const scores = await tx.rows<{ cve: string; date: string }>(
      sql`select cve, date from exploitation_score order by cve, date`,
    );
    assert.deepEqual(
      scores.map(({ cve }) => cve),
      ["CVE-2026-99001", "CVE-2026-99002"],
    );
    const dead = await tx.first<{ count: number }>(
      sql`select count(*)::integer as count from outbox where dead_at is not null`,
    );
    assert.equal(dead?.count, 1);
  });
  await store.close();
});

it("is the table of docs/operating.md", () => {
  const text = readFileSync(new URL("../../../docs/operating.md", import.meta.url), "utf8");
  const [, section = ""] = text.split("## What is retained how long\n");
  const rows = [...(section.split("\n## ")[0]?.matchAll(/^\| ([^|]+) \| (\d+) days/gm) ?? [])];
  assert.deepEqual(
    rows.map(([, name, days]) => [name, Number(days)]),
    retentionRules.map(({ name, days }) => [name, days]),
  );
});
