/** `bongsu pack`: folders of packs from feeds, what changed between two of them, and the later one made of the earlier one. */
import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import type { CheckIo } from "#cli/check/check.ts";
import { runPack } from "#cli/pack/pack.ts";
import type { Advisory } from "#core/advisory.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { Refusal } from "#core/problem.ts";

const folder = await mkdtemp(join(tmpdir(), "bongsu-pack-"));

function advisory(i: number, type: string): Advisory {
  return {
    id: `DRILL-2026-${i}`,
    format: "osv",
    publisher: "DRILL",
    aliases: [],
    related: [],
    published: null,
    modified: null,
    withdrawn: null,
    title: { en: `[DRILL] ${i}` },
    summary: {},
    severities: [],
    decision: {},
    references: [],
    affected: [
      {
        product: `pkg:${type}/drill-${i}`,
        label: `drill-${i}`,
        scheme: "npm",
        intervals: [{ from: null, fromIncluded: true, to: `1.${i}.0`, toIncluded: false }],
        versions: [],
        fixed: [],
      },
    ],
  };
}

/** Feeds are named by how many npm advisories they hold, and the other ecosystems of which they hold one. */
async function* feed(paths: readonly string[]): AsyncGenerator<ImportRecord> {
  const [count = "0", ...types] = paths;
  for (let i = 0; i < Number(count); i++) yield recordOf(advisory(i, "npm"));
  for (const [i, type] of types.entries()) yield recordOf(advisory(i, type));
}

function recordOf(made: Advisory): ImportRecord {
  return {
    kind: "advisory",
    origin: { path: "feed", position: "" },
    record: { kind: "advisory", advisory: made },
    remarks: [],
  } as never;
}

async function run(...args: readonly string[]): Promise<number> {
  const surroundings = { now: () => "2026-05-14T01:00:00Z" };
  const io = { write: () => undefined, error: () => undefined, env: {}, surroundings, readFeed: feed };
  return await runPack(args, io as unknown as CheckIo);
}

async function filesIn(path: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(path)).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(path, name), "base64")] as const)),
  );
}

function refused(said: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof Refusal && said.test(error.message + JSON.stringify(error.findings));
}

const [old, fresh, delta] = ["old", "fresh", "delta"].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];

describe("bongsu pack", () => {
  after(async () => await rm(folder, { recursive: true }));

  it("says how it is used", async () => {
    assert.equal(await run("build"), 2);
    assert.equal(await run("diff", old, "--out", delta), 2);
    assert.equal(await run("--help"), 0);
  });

  it("makes the later folder of the earlier one and the delta, file by file", async () => {
    assert.equal(await run("build", "200", "pypi", "--out", old), 0);
    assert.equal(await run("build", "203", "pypi", "gem", "--out", fresh), 0);
    assert.equal(await run("diff", old, fresh, "--out", delta), 0);
    const made = join(folder, "made");
    assert.equal(await run("apply", old, delta, "--out", made), 0);
    assert.deepEqual(await filesIn(made), await filesIn(fresh));
    const names = [...(await filesIn(delta)).keys()];
    assert.equal(names.filter((name) => name.endsWith(".delta")).length, 1, "one ecosystem changed");
    assert.equal(names.filter((name) => name.endsWith(".pack")).length, 1, "one is new");
  });

  it("refuses another base, damage, and a folder that is none", async () => {
    const [out, bad] = [join(folder, "out"), join(folder, "bad")];
    await assert.rejects(run("apply", fresh, delta, "--out", out), refused(/is not there/));
    await assert.rejects(run("apply", old, fresh, "--out", out), refused(/not an index of deltas/));
    await assert.rejects(run("diff", folder, fresh, "--out", out), refused(/not an index of packs/));
    await cp(delta, bad, { recursive: true });
    for (const name of await readdir(bad)) {
      if (!name.endsWith(".delta")) continue;
      const bytes = await readFile(join(bad, name));
      bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
      await writeFile(join(bad, name), bytes);
    }
    await assert.rejects(run("apply", old, bad, "--out", out), refused(/delta-damaged/));
  });
});
