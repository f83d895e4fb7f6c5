/**
 * The room's packs of ecosystems, measured on the shared OSV feeds: building all after an import, building again after one advisory, and bytes of
 * deltas against whole files: `node tools/measure-publication.ts`. Processor time is the room's with its threads, not PostgreSQL's. Not part of the program.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ImportRecord } from "#core/format/import-record.ts";
import { ecosystemPacks } from "#core/document/ecosystem-packs.ts";
import { threadedBuilder } from "#main/packs/pack-thread.ts";
import { publishPacks } from "#main/packs/publish-packs.ts";
import { readFeed } from "#main/feed/read-feed.ts";
import { loadRoomKey } from "#main/room/room-key.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import type { PackWork } from "#stages/dissemination/ecosystem-packs.ts";
import { pubFiles } from "#stages/dissemination/queries.ts";
import { shelveFollower } from "#stages/dissemination/mark-changed-ecosystems.ts";
import { startCluster } from "#store/cluster.ts";
import { runFollowerOnce } from "#store/journal.ts";
import { migrate } from "#store/migrate.ts";
import { openStore, type Store, system } from "#store/sql.ts";

const feeds = new URL("../../shared/data/osv", import.meta.url).pathname;
if (!existsSync(feeds)) {
  console.log("The shared data folder is not here; nothing was measured.");
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), "bongsu-measure-"));
chmodSync(folder, 0o755);
const { connection, stop } = await startCluster(folder);
await migrate(connection, "bench");
const store = await openStore(connection);
try {
  await measure(store);
} finally {
  await store.close();
  await stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(room: Store): Promise<void> {
  const publisher = {
    room: "room.drill.example",
    drill: true,
    signer: (await loadRoomKey(folder, true)).signer,
  };
  const now = (): string => new Date().toISOString();
  const work: PackWork = { publisher, now, open: threadedBuilder, quiet: 0, longest: 0 };
  const all = readdirSync(feeds).filter((name) => name.endsWith(".jsonl.gz"));
  await bring(
    room,
    all.map((name) => join(feeds, name)),
  );
  await lap(room, work, "all ecosystems, first");
  const one = join(folder, "one.json");
  for (const fixed of ["1.2.3", "1.2.4", "1.2.5", "1.2.6"]) {
    writeFileSync(one, JSON.stringify(advisory(fixed)));
    await bring(room, [one]);
    await lap(room, work, `one advisory, fixed in ${fixed}`);
  }
}

function advisory(fixed: string): unknown {
  const events = [{ introduced: "0" }, { fixed }];
  return {
    schema_version: "1.6.0",
    id: "DRILL-MEASURE-1",
    modified: `2026-06-0${fixed.at(-1)}T00:00:00Z`,
    affected: [
      {
        package: { ecosystem: "Go", name: "drill.example/parser" },
        ranges: [{ type: "SEMVER", events }],
      },
    ],
  };
}

async function bring(room: Store, paths: readonly string[]): Promise<void> {
  let records: ImportRecord[] = [];
  const save = async (): Promise<void> => {
    await importRecords(room, system, { batch: `measure-${paths[0]}-${performance.now()}`, records });
    records = [];
  };
  for await (const record of readFeed(paths)) if (records.push(record) === 500) await save();
  await save();
}

async function lap(room: Store, work: PackWork, name: string): Promise<void> {
  while ((await runFollowerOnce(room, shelveFollower)) > 0);
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const failed = (what: string, error: unknown): void => console.error(what, error);
  const built = await publishPacks(room, work, { goOn: () => true, failed });
  const { user, system: kernel } = process.cpuUsage(cpu);
  const packs = ecosystemPacks(await room.read(system, pubFiles));
  const sum = (of: (pack: (typeof packs)[number]) => number): number =>
    packs.reduce((total, pack) => total + of(pack), 0);
  const deltas = packs.flatMap(({ ecosystem, deltas: its }) =>
    its.map(({ file }) => `${ecosystem} ${file.bytes}`),
  );
  console.log(
    `${name}: ${built} built in ${(performance.now() - began).toFixed(0)} ms, ${((user + kernel) / 1000).toFixed(0)} ms of processor; ` +
      `match ${sum(({ match }) => match.bytes)}, details ${sum(({ details }) => details.bytes)} bytes; deltas ${deltas.join(", ") || "none"}; ` +
      `peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
  );
}
