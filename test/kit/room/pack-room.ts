/** A room that publishes packs of whole ecosystems, and agents that take them. No test stands here. */
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Checked, checkPaths } from "#agent/check/check.ts";
import { type Synced, type SyncOptions, syncFrom } from "#agent/sync/sync.ts";
import type { Advisory } from "#core/advisory.ts";
import type { CompletenessStatement } from "#core/completeness.ts";
import type { Sharing } from "#core/format/feed-record.ts";
import { type PubIndex, readIndex } from "#core/document/pub-index.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { system } from "#store/sql.ts";
import { advisoryOn, sha256 } from "./test-publication.ts";
import { openTestRoom, type TestRoom } from "./test-room.ts";
import { translatorOf } from "#messages/translators.ts";

/** A record as its source shares it. */
export type ImportedRecord = { readonly advisory: Advisory; readonly sharing?: Sharing | null };

/** A room with a folder for agents; each agent is named by its folder in it. */
export type PackRoom = {
  readonly room: TestRoom;
  readonly folder: string;
  /** Imports records as their format would have been read. */
  readonly bring: (...records: readonly ImportedRecord[]) => Promise<void>;
  /** Imports statements of completeness. */
  readonly state: (...statements: readonly CompletenessStatement[]) => Promise<void>;
  /** An invented advisory on an npm package, said anew a day later each time. */
  readonly on: (name: string, fixed?: string, more?: Partial<Advisory>) => Advisory;
  readonly indexed: () => PubIndex;
  /** Syncs an agent; `lines` are what it said while it did. */
  readonly sync: (
    agent: string,
    more?: Partial<SyncOptions>,
  ) => Promise<Synced & { readonly lines: readonly string[] }>;
  /** What an agent says of npm packages: name, advisory, verdict. */
  readonly verdicts: (
    agent: string,
    packages: Readonly<Record<string, string>>,
  ) => Promise<readonly string[]>;
  /** What an agent's check of npm packages gives. */
  readonly checked: (agent: string, packages: Readonly<Record<string, string>>) => Promise<Checked>;
  /** Files of ecosystems in an agent's folder. */
  readonly inFolder: (agent: string) => readonly string[];
  /** Everything that stands under `/pub/ecosystems`, as one text. */
  readonly published: () => string;
  readonly close: () => Promise<void>;
};

/** Enough advisories on an ecosystem that a delta is worth its while. */
export function many(ecosystem: string, count: number): readonly ImportedRecord[] {
  return Array.from({ length: count }, (_, i) => {
    const advisory = advisoryOn(`DRILL-${ecosystem}-${i}`, `lib-${i}`, `1.${i}.0`);
    const affected = advisory.affected.map((one) => ({ ...one, product: `pkg:${ecosystem}/lib-${i}` }));
    return { advisory: { ...advisory, aliases: [`CVE-2026-${10_000 + i}`], affected } };
  });
}

/** Opens the room. */
export async function openPackRoom(): Promise<PackRoom> {
  const room = await openTestRoom({ now: new Date().toISOString() });
  const folder = mkdtempSync(join(tmpdir(), "bongsu-ecosystems-"));
  let [batches, day] = [0, 0];
  const surroundings = { now: () => room.now().toISOString(), fetch: room.fetch, write: () => undefined };
  async function checked(agent: string, packages: Readonly<Record<string, string>>): Promise<Checked> {
    const list = join(folder, "package-lock.json");
    const entries = Object.entries(packages).map(([name, version]) => [`node_modules/${name}`, { version }]);
    writeFileSync(list, JSON.stringify({ lockfileVersion: 3, packages: Object.fromEntries(entries) }));
    return await checkPaths({ paths: [list], dir: join(folder, agent) }, surroundings);
  }
  return {
    room,
    folder,
    bring: async (...records) => await bring(room, `ecosystems-${++batches}`, records),
    on: (name, fixed = "2.0.0", more = {}) => ({
      ...advisoryOn(`DRILL-${name}`, name, fixed),
      aliases: [],
      modified: new Date(Date.UTC(2026, 5, ++day)).toISOString(),
      ...more,
    }),
    indexed: () => indexIn(room.publicFolder),
    sync: async (agent, more = {}) => {
      const lines: string[] = [];
      const wish = { from: room.origin, dir: join(folder, agent), ...more };
      return {
        ...(await syncFrom(wish, {
          ...surroundings,
          write: (line) => void lines.push(line(translatorOf("en"))),
        })),
        lines,
      };
    },
    state: async (...statements) => {
      const origin = {
        format: "completeness",
        path: "completeness.json",
        position: "",
        sha256: "0".repeat(64),
      };
      const records = statements.map((statement) => ({ kind: "completeness", origin, statement }) as const);
      await importRecords(room.store, system, { batch: `ecosystems-${++batches}`, records });
    },
    checked,
    verdicts: async (agent, packages) => {
      const { lines } = await checked(agent, packages);
      return lines.map(({ component, advisory, verdict }) => `${component.name} ${advisory} ${verdict}`);
    },
    inFolder: (agent) => filesIn(join(folder, agent, "ecosystems")),
    published: () => {
      const root = join(room.publicFolder, "ecosystems");
      assert.ok(existsSync(root));
      return filesIn(root)
        .map((name) => readFileSync(join(root, name), "latin1"))
        .join("\n");
    },
    close: async () => {
      await room.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function bring(room: TestRoom, batch: string, records: readonly ImportedRecord[]): Promise<void> {
  await importRecords(room.store, system, {
    batch,
    records: records.map(({ advisory, sharing = null }) => ({
      kind: "advisory",
      origin: { format: "osv", path: "drill.json", position: "", sha256: "0".repeat(64) },
      record: {
        kind: "advisory",
        key: `osv/${advisory.id}`,
        id: advisory.id,
        advisory,
        sharing,
        unknown: {},
      },
      content: sha256(Buffer.from(JSON.stringify([advisory, sharing]))),
      source: JSON.stringify(advisory),
      remarks: [],
    })),
  });
}

function indexIn(publicFolder: string): PubIndex {
  const text = readFileSync(join(publicFolder, "index.json"), "utf8");
  const { payload } = JSON.parse(text) as { readonly payload: string };
  const index = readIndex(JSON.parse(Buffer.from(payload, "base64").toString()));
  assert.ok(index.ok);
  return index.value;
}

function filesIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.includes("."));
}
