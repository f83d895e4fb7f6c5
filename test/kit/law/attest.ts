/** What an agent would attest of a directive in a world: two checks from one folder, before and after something was taken away. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { checkPaths } from "#agent/check/check.ts";
import { readClaims } from "#agent/check/claim-store.ts";
import { countsOfAnswer } from "#agent/check/list-coverage.ts";
import { homeOf } from "#agent/home/agent-folder.ts";
import { syncFrom } from "#agent/sync/sync.ts";
import type { StatusCounts } from "#core/directive/attestation.ts";
import { Refusal } from "#core/problem.ts";
import { productsIn } from "#test/kit/law/list-products.ts";
import type { LawWorld } from "#test/kit/law/world.ts";
import { advisoryOn, makeRoom, publication, writePublication } from "#test/kit/room/test-publication.ts";

const room = await makeRoom();

/** The counts after a check of each world in turn, in the agent's one folder; `null` for a check that was refused, and for lists without a product. */
export async function attestedCounts(worlds: readonly LawWorld[]): Promise<readonly (StatusCounts | null)[]> {
  const [first] = worlds;
  const held = first?.lists.flatMap(productsIn).find(({ version }) => version !== null);
  if (first === undefined || held === undefined) return worlds.map(() => null);
  const root = await mkdtemp(join(tmpdir(), "bongsu-law-"));
  try {
    await publish(root, held, first.now);
    const counts: (StatusCounts | null)[] = [];
    for (const world of worlds) counts.push(await countsAfter(root, world));
    return counts;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function publish(
  root: string,
  { product, version }: { readonly product: string; readonly version: string | null },
  now: string,
): Promise<void> {
  const advisory = advisoryOn("DRILL-LAW", "x", "1");
  const affected = advisory.affected.map((one) => {
    return { ...one, product, scheme: "generic", intervals: [], versions: [version ?? ""], fixed: [] };
  });
  const [issuedAt, expires] = [-1, 6].map((days) => later(now, days));
  const wish = {
    sequence: 1,
    advisory: { ...advisory, affected },
    issuedAt: issuedAt ?? now,
    expires: expires ?? now,
  };
  await writePublication(join(root, "from"), await publication(room, wish));
  const surroundings = { now: () => now, fetch: globalThis.fetch, write: () => undefined };
  await syncFrom({ from: join(root, "from"), dir: join(root, "agent") }, surroundings);
}

function later(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 24 * 3_600_000).toISOString();
}

async function countsAfter(root: string, world: LawWorld): Promise<StatusCounts | null> {
  const lists = join(root, "lists");
  await rm(lists, { recursive: true, force: true });
  await mkdir(lists);
  for (const [i, { path, text }] of world.lists.entries()) {
    const target = join(lists, `${i}`, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  const dir = join(root, "agent");
  const surroundings = { now: () => world.now, fetch: globalThis.fetch, write: () => undefined };
  try {
    await checkPaths({ paths: [lists], dir }, surroundings);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return null;
  }
  const kept = (await readClaims(homeOf(dir))).get("D-2026-0001");
  return kept === undefined ? null : countsOfAnswer(kept).counts;
}
