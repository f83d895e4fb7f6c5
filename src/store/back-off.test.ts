/** The wait after a failure, on a real database. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { freshStore } from "#test/kit/room/test-store.ts";
import { retryAt } from "#store/back-off.ts";
import { sql, system } from "#store/sql.ts";

test("retryAt: 1 s after the first failure, doubling, never longer than the longest, after however many", async () => {
  const store = await freshStore();
  const rows = await store.read(
    system,
    async (tx) =>
      await tx.rows<{ seconds: number }>(sql`
        select extract(epoch from ${retryAt(sql`n`, 60)} - now())::integer as seconds
        from unnest(array[0, 1, 5, 6, 2000000000]) with ordinality as f (n, place) order by place`),
  );
  assert.deepEqual(
    rows.map(({ seconds }) => seconds),
    [1, 2, 32, 60, 60],
  );
  await store.close();
});
