/** Crash traces against their vectors: one folder a tool, each trace beside what is read of it. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { readTrace } from "#core/crash/read-trace.ts";
import { readBeside, runtimeReaders } from "#core/crash/runtime/index.ts";
import { traceTools } from "#core/crash/tools.ts";
import type { TraceOptions } from "#core/crash/trace-state.ts";

const folder = new URL("../../../test/vectors/crash/", import.meta.url);

type ExpectedCrash = {
  readonly options?: TraceOptions;
  readonly crash?: null;
  readonly type?: string;
  readonly address?: string;
  readonly state?: readonly string[];
  readonly security?: boolean;
};

/** ClusterFuzz's tools and the run times beside them; some have both kinds of traces. */
const tools = [...new Set([...traceTools, ...runtimeReaders.map(({ name }) => name)])].toSorted();

describe("crash traces", () => {
  for (const tool of tools)
    it(`reads those of ${tool}`, () => {
      const names = readdirSync(new URL(`${tool}/`, folder)).filter((name) => name.endsWith(".txt"));
      assert.ok(names.length > 0);
      const readers = names.map((name) => checked(tool, name));
      assert.ok(readers.includes(tool), readers.join());
    });

  it("has no vectors of tools that are not read", () => {
    assert.deepEqual(readdirSync(folder).toSorted(), tools);
  });
});

/** Compares one trace with what stands beside it; the result is the tool that gave its kind. */
function checked(tool: string, name: string): string {
  const text = readFileSync(new URL(`${tool}/${name}`, folder), "utf8");
  const path = new URL(`${tool}/${name.replace(/\.txt$/, ".json")}`, folder);
  const { options = {}, ...expected } = JSON.parse(readFileSync(path, "utf8")) as ExpectedCrash;
  const ruled = readTrace(text, options);
  const { crash, name: runtime } = readBeside(text, ruled);
  const { frames: _, ...plain } = crash ?? { frames: [] };
  assert.deepEqual(crash === null ? { crash } : plain, expected, `${tool}/${name}`);
  return runtime ?? ruled.tool;
}
