/**
 * Many agents at once against a running drill room: `node tools/load-agents.ts DATA [COUNT] [ROOM]`. Each makes a key, syncs, acknowledges, checks and
 * attests with the real agent code, all at the same time; receipts on the agents' disks are then compared with the rows of the room.
 * Needs an issued directive (`npm run drill` leaves one) and the room's own machine.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { acknowledgeDirective, attestDirective } from "#agent/response/send-response.ts";
import { checkPaths } from "#agent/check/check.ts";
import { makeOrganizationKey } from "#agent/home/organization-key.ts";
import { syncFrom } from "#agent/sync/sync.ts";
import { withRoom } from "#main/room/open-room.ts";
import { registerDrillKeys } from "#stages/registry/drill-access.ts";
import { drillScene } from "#stages/registry/world/drill.ts";
import { documentsInForce } from "#stages/directive/queries.ts";
import { sql } from "#store/sql.ts";

const [data = "./data", count = "200", room = "http://localhost:8420"] = process.argv.slice(2);
const around = { now: () => new Date().toISOString(), fetch, write: () => undefined };
const folder = await mkdtemp(join(tmpdir(), "bongsu-load-"));
const organizations = drillScene(new Date().toISOString().slice(0, 10)).organizations.slice(0, Number(count));
const directive = (await withRoom(data, documentsInForce))[0]?.id;
if (directive === undefined) throw new Error("no directive is in force; run the drill first");

const receipts: string[] = [];
const times: number[] = [];

async function act(id: string, files: readonly { path: string; text: string }[]): Promise<void> {
  const dir = join(folder, id, "agent");
  const systems = join(folder, id, "systems");
  for (const { path, text } of files) {
    await mkdir(dirname(join(systems, path)), { recursive: true });
    await writeFile(join(systems, path), text);
  }
  const wish = { directive: directive as string, dir, room };
  await syncFrom({ from: room, dir }, around);
  const acknowledged = await acknowledgeDirective(wish, around);
  await checkPaths({ paths: [systems], dir }, around);
  const begun = performance.now();
  const attested = await attestDirective(wish, async () => true, around);
  times.push(performance.now() - begun);
  for (const answered of [acknowledged, attested])
    if (answered !== null) receipts.push(answered.receipt.receipt);
}

try {
  const keys: Awaited<ReturnType<typeof makeOrganizationKey>>[] = [];
  for (const { id } of organizations) keys.push(await makeOrganizationKey(join(folder, id, "agent"), id));
  await withRoom(data, async (tx) => await registerDrillKeys(tx, keys));
  const begun = performance.now();
  const outcomes = await Promise.allSettled(
    organizations.map(async ({ id, inventory }) => await act(id, inventory("found"))),
  );
  const seconds = (performance.now() - begun) / 1000;
  const failed = outcomes.filter((outcome) => outcome.status === "rejected");
  const keyids = keys.map((key) => key.keyid);
  const rows = await withRoom(
    data,
    async (tx) =>
      await tx.rows<{ receipt: string }>(sql`select receipt from answer where keyid = any(${keyids})`),
  );
  const there = new Set(rows.map((row) => row.receipt));
  const lost = receipts.filter((receipt) => !there.has(receipt));
  times.sort((a, b) => a - b);
  const p99 = Math.round(times[Math.floor(times.length * 0.99)] ?? 0);
  process.stdout.write(
    `${organizations.length} agents at once, ${seconds.toFixed(1)} s: ${receipts.length} receipts, ${rows.length} rows, ${lost.length} lost, ` +
      `${rows.length - new Set(receipts).size} rows without a receipt, ${failed.length} failed; attest p99 ${p99} ms\n`,
  );
  for (const outcome of failed.slice(0, 3)) process.stderr.write(`${String(outcome.reason)}\n`);
  process.exitCode = lost.length + failed.length === 0 && rows.length === receipts.length ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
