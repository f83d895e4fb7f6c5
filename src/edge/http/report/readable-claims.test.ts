/** A report that no reader knows is left to a person, who has to see it. */
import assert from "node:assert/strict";
import { it } from "node:test";
import { readableClaims } from "#edge/http/report/readable-claims.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

it("shows what no reader knows as it came, bounded", async () => {
  const [claim, ...others] = await readableClaims(bytesOf('{"note":"the gate opens"}'), false);
  assert.deepEqual([claim?.text, claim?.title, others], ['{"note":"the gate opens"}', null, []]);
  const [long] = await readableClaims(bytesOf(`{"note":"${"x".repeat(100_000)}"}`), false);
  assert.equal(long?.text.length, 50_000);
});

it("shows nothing of its own for a form that is read", async () => {
  assert.deepEqual(await readableClaims(bytesOf("{}"), true), []);
});
