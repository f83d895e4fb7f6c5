import { test } from "node:test";
import { openPackRoom, many } from "#test/kit/pack-room.ts";
import { sql, system } from "#store/sql.ts";
test("bench", async () => {
  const here = await openPackRoom();
  const t0 = performance.now();
  for (let i = 0; i < 6; i++) await here.bring(...many("npm", 12000).slice(i * 2000, (i + 1) * 2000));
  const t1 = performance.now();
  await here.room.settle();
  const t2 = performance.now();
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    await here.room.store.write(system, async (tx) => {
      await tx.run(
        sql`update ecosystem_pack set stale_since = now(), changed_at = now() - interval '1 hour'`,
      );
    });
    const t = performance.now();
    await here.room.publishPacks();
    times.push(performance.now() - t);
  }
  const q: number[] = [];
  for (let i = 0; i < 400; i++) {
    const t = performance.now();
    await (
      await here.room.fetch("http://localhost:8420/v1/query", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ package: { ecosystem: "npm", name: `lib-${i}` }, version: "1.0.0" }),
      })
    ).text();
    q.push(performance.now() - t);
  }
  q.sort((a, b) => a - b);
  console.log(
    `import ${(t1 - t0).toFixed(0)} settle ${(t2 - t1).toFixed(0)} packs ${times.map((x) => x.toFixed(0)).join(" ")} osv p50 ${q[200]?.toFixed(2)} p95 ${q[380]?.toFixed(2)}`,
  );
  await here.close();
});
