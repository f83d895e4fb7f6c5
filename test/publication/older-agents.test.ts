/**
 * What a room publishes today, read by the agents of every release, each as it was built then: the index is believed, directives and packs are
 * read, and the verdict is that of today's agent, or a stricter one where theirs knows less. The bundles are `test/vectors/release/vRELEASE/agent.mjs.br`.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { checkPaths } from "#agent/check/check.ts";
import type { Affected } from "#core/advisory.ts";
import {
  advisoryOn,
  makeRoom,
  publication,
  withIndex,
  writePublication,
} from "#test/kit/room/test-publication.ts";
import { openPackRoom, type PackRoom } from "#test/kit/room/pack-room.ts";

const releases = resolve(import.meta.dirname, "../vectors/release");
let here: PackRoom;

function affected(product: string, scheme: string, more: Partial<Affected> = {}): Affected {
  const below = { from: null, fromIncluded: true, to: "2.0.0-1", toIncluded: false };
  return { product, label: "drill", scheme, intervals: [below], versions: [], fixed: ["2.0.0-1"], ...more };
}

const everything = { from: null, fromIncluded: true, to: null, toIncluded: true };
const excused = { status: "known_not_affected", intervals: [], versions: ["1.0.0"] } as const;

/** Every member that packs gained since the first release, beside what its agents know. */
const statements: Readonly<Record<string, readonly Affected[]>> = {
  plain: [affected("pkg:npm/plain", "npm")],
  excused: [affected("pkg:npm/excused", "npm", { excused: [excused] })],
  listed: [
    affected("pkg:npm/listed", "npm", { intervals: [], versions: ["6.0.0"], undecidable: "git-only" }),
  ],
  word: [affected("pkg:deb/debian/word?distro=debian-12", "deb", { word: "unimportant" })],
  pro: [affected("pkg:deb/ubuntu/pro?distro=ubuntu-24.04", "deb", { channel: "pro" })],
  ended: [
    affected("pkg:deb/debian/ended?distro=debian-11", "deb", {
      intervals: [everything],
      fixed: [],
      noFix: true,
    }),
    affected("pkg:deb/debian/%2A?distro=debian-10", "deb", {
      intervals: [everything],
      fixed: [],
      noFix: true,
    }),
  ],
};

const list = {
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  components: [
    "pkg:npm/plain@1.0.0",
    "pkg:npm/plain@2.1.0",
    "pkg:npm/excused@1.5.0",
    "pkg:npm/listed@6.0.0",
    "pkg:npm/listed@5.0.0",
    "pkg:deb/debian/word@1.0.0-1?distro=debian-12",
    "pkg:deb/ubuntu/pro@1.0.0-1?distro=ubuntu-24.04",
    "pkg:deb/debian/ended@1.0.0-1?distro=debian-11",
  ].map((purl) => ({ type: "library", name: purl.split("/").at(-1)?.split("@")[0], purl })),
};

type Row = { readonly advisory: string; readonly verdict: string; readonly at: string };

/** What a release's agent answers, offline from the published files. */
function askedOf(release: string): readonly Row[] {
  const bundle = join(here.folder, `${release}.mjs`);
  writeFileSync(bundle, brotliDecompressSync(readFileSync(join(releases, release, "agent.mjs.br"))));
  const run = (...args: readonly string[]): string => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [bundle, ...args, "--dir", join(here.folder, release)],
      { encoding: "utf8", timeout: 60_000 },
    );
    assert.ok(status === 0 || status === 1 || status === 3, `${args[0]}: ${status} ${stderr}`);
    return stdout;
  };
  run("sync", "--from", dirname(here.room.publicFolder));
  const answer = JSON.parse(
    run("check", join(here.folder, "list.cdx.json"), "--all", "--format", "json"),
  ) as {
    readonly results: readonly {
      readonly advisory: string;
      readonly verdict: string;
      readonly component: { readonly at: string };
    }[];
  };
  return answer.results.map(({ advisory, verdict, component }) => ({ advisory, verdict, at: component.at }));
}

const strictness = ["not_affected", "unknown", "affected"];

describe("what a room publishes today, read by the agents of every release, each as it was built then", () => {
  before(async () => {
    here = await openPackRoom();
    await here.bring(
      ...Object.entries(statements).map(([name, parts]) => ({
        advisory: here.on(name, "2.0.0", { id: `DRILL-${name}`, affected: parts }),
      })),
    );
    await here.room.publishPacks();
    writeFileSync(join(here.folder, "list.cdx.json"), JSON.stringify(list));
  });
  after(async () => await here.close());

  describe("what is published today", () => {
    for (const release of readdirSync(releases)) {
      if (!existsSync(join(releases, release, "agent.mjs.br"))) continue;
      it(`is read by the agent of ${release}, which says of nothing less than today's`, async () => {
        await here.sync("today");
        const surroundings = { now: () => here.room.now().toISOString(), fetch, write: () => undefined };
        const { lines } = await checkPaths(
          { paths: [join(here.folder, "list.cdx.json")], dir: join(here.folder, "today") },
          surroundings,
        );
        const older = askedOf(release);
        assert.ok(lines.length >= list.components.length, JSON.stringify(lines));
        for (const { advisory, verdict, component } of lines) {
          const same = older.find((one) => one.advisory === advisory && one.at === component.at);
          assert.ok(
            same !== undefined && strictness.indexOf(same.verdict) >= strictness.indexOf(verdict),
            `${advisory} ${component.name}: today ${verdict}, ${release} ${same?.verdict ?? "nothing"}`,
          );
        }
      });
    }
  });

  describe("a room that was put back from a backup", () => {
    for (const release of readdirSync(releases)) {
      if (!existsSync(join(releases, release, "agent.mjs.br"))) continue;
      it(`is followed by the agent of ${release} into the new epoch, and not into a state of before`, async () => {
        const room = await makeRoom();
        const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");
        const [from, dir] = [join(here.folder, "epochs"), join(here.folder, `epochs-${release}`)];
        const expires = new Date(Date.now() + 86_400_000).toISOString();
        const bundle = join(here.folder, `${release}-epochs.mjs`);
        writeFileSync(bundle, brotliDecompressSync(readFileSync(join(releases, release, "agent.mjs.br"))));
        const synced = async (sequence: number, epochs: readonly object[]): Promise<number | null> => {
          const files = await publication(room, { sequence, advisory, expires });
          await writePublication(
            from,
            await withIndex(room, { sequence, expires }, files, (index) => ({ ...index, epochs })),
          );
          return spawnSync(process.execPath, [bundle, "sync", "--from", from, "--dir", dir], {
            timeout: 60_000,
          }).status;
        };
        const epoch = { number: 2, begunAt: "2026-05-14T00:00:00Z", restoredTo: "2026-05-13T00:00:00Z" };
        assert.equal(await synced(7, []), 0);
        assert.equal(await synced(2001, [epoch]), 0);
        assert.equal(await synced(8, []), 2);
      });
    }
  });
});
