/** Every reader of reports against its own vectors, with anything in any place and cut anywhere: it reads or finds, and never throws. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { readTrace } from "#core/crash/read-trace.ts";
import { readRuntimeTrace } from "#core/crash/runtime/index.ts";
import { readReport } from "#core/submission/format/index.ts";
import { pathsOf, replaced } from "#test/kit/suites/json-places.ts";

const folder = new URL("../vectors/submission/", import.meta.url);
const traces = new URL("../vectors/crash/", import.meta.url);

const oddities: readonly unknown[] = [
  null,
  -1,
  "",
  true,
  [],
  {},
  [[]],
  [null],
  { __proto__: null },
  "9".repeat(2000),
];

async function holds(source: string, bytes: Uint8Array): Promise<void> {
  const { items, bad, findings } = await readReport({ source, bytes, cut: false });
  assert.ok(items.length + bad.length + findings.length > 0, source);
}

describe("hostile reports", () => {
  for (const name of readdirSync(folder))
    it(name, async () => {
      for (const file of readdirSync(new URL(`${name}/`, folder)).filter(
        (each) => !each.endsWith(".items.json"),
      )) {
        const bytes = readFileSync(new URL(`${name}/${file}`, folder));
        for (let part = 1; part < 12; part += 1)
          await holds(file, bytes.subarray(0, Math.floor((bytes.length * part) / 12)));
        const value = jsonOf(bytes);
        if (value === undefined) continue;
        for (const path of pathsOf(value).slice(0, 120))
          for (const oddity of oddities)
            await holds(file, new TextEncoder().encode(JSON.stringify(replaced(value, path, oddity))));
      }
    });

  it("traces with lines of one another", () => {
    const texts = readdirSync(traces).flatMap((tool) =>
      readdirSync(new URL(`${tool}/`, traces))
        .filter((file) => file.endsWith(".txt"))
        .map((file) => readFileSync(new URL(`${tool}/${file}`, traces), "utf8")),
    );
    for (const [index, text] of texts.entries()) {
      const other = texts[(index * 7 + 3) % texts.length] ?? "";
      const mixed = text.slice(0, text.length / 2) + other.slice(other.length / 3);
      const { crash } = readTrace(mixed);
      assert.ok(crash === null || crash.type !== "");
      readRuntimeTrace(mixed);
    }
  });

  it("lines that a pattern could go back over take no longer for it", () => {
    const pieces = [
      "vs. ",
      "a ( ",
      " in on",
      " on 0x1",
      ": runtime error: ",
      "assertion failed: ",
      "[:",
      "abcdef ",
      "a<",
      "file:",
      ":1] Check failed: ",
    ];
    const used = process.cpuUsage();
    for (const piece of pieces) {
      const line = piece.repeat(60_000 / piece.length);
      readTrace(`ERROR: AddressSanitizer: x\n#0 0x1 in ${line}\n${line}\n`);
      readRuntimeTrace(`Error: x\n    at ${line}\n#0 ${line}\n`);
    }
    assert.ok(process.cpuUsage(used).user < 5_000_000);
  });
});

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
