/** `bongsu report parse` and `lint`: files, folders, archives, bundles and standard input, and the exit status of each. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { runReport } from "#cli/submission/report.ts";
import { tarOfFiles } from "#test/kit/archives.ts";

const trace = `==1==ERROR: AddressSanitizer: heap-use-after-free on address 0x603000000040 at pc 0x4 bp 0x1 sp 0x2
READ of size 8 at 0x603000000040 thread T0
    #0 0x4c1 in drill::Widget::draw() /drill/widget.cc:4:2
`;
let folder = "";

type PrintedLine = {
  readonly source: string;
  readonly format: string | null;
  readonly items?: number;
  readonly product: string | null;
  readonly crash: { readonly type: string; readonly state: readonly string[] } | null;
  readonly findings: readonly { readonly code: string }[];
  readonly patch?: string | null;
};

async function run(
  args: readonly string[],
  input = "",
): Promise<{
  readonly exit: number;
  readonly out: string;
  readonly error: string;
  readonly lines: readonly PrintedLine[];
}> {
  const [out, error]: [string[], string[]] = [[], []];
  const exit = await runReport(args, {
    env: {},
    write: (text) => out.push(text),
    error: (text) => error.push(text),
    ask: null,
    version: "0",
    surroundings: { now: () => "2026-01-05T00:00:00.000Z" },
    stdin: (async function* () {
      if (input !== "") yield input;
    })(),
  });
  const text = out.join("");
  const lines = text.startsWith("{")
    ? text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as PrintedLine)
    : [];
  return { exit, out: text, error: error.join(""), lines };
}

describe("bongsu report", () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "bongsu-report-"));
    const write = (path: string, content: string | Uint8Array): void => {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), content);
    };
    write("trace.txt", trace);
    write("mixed/good.txt", trace);
    write("mixed/other.bin", Uint8Array.of(0, 1, 2, 3, 4));
    write("nothing.json", `{"results":[],"errors":[]}`);
    write(
      "whole.json",
      JSON.stringify({
        type: "bongsu.report/1",
        title: "[DRILL] Overflow",
        text: "A row is copied unchecked. ".repeat(8),
        product: "drill",
        version: "1",
      }),
    );
    write("crashes/id:000001,sig:11,src:000000", "PK\u0003\u0004 not an archive");
    const proven = gzipSync(
      tarOfFiles([
        ["povs/pov_1.blob", "x"],
        ["patches/fix.diff", "--- a/x.c\n+++ b/x.c\n@@ -1 +1 @@\n-a\n+b\n"],
        ["reports/pov_1.txt", trace],
        ["seeds/s", "seed"],
      ]),
    );
    write("run.tar.gz", proven);
    write(
      "bundle/manifest.json",
      JSON.stringify({
        generator_url: "https://tools.example/drill",
        finding_id: 7,
        title: "[DRILL] Traversal",
        cwe: "CWE-22",
        repository: "drill/server",
      }),
    );
    write(
      "bundle/osv.json",
      JSON.stringify({
        schema_version: "1.6.0",
        id: "DRILL-7",
        modified: "2026-01-05T00:00:00Z",
        details: "d",
        affected: [
          { package: { ecosystem: "npm", name: "drill", purl: "pkg:npm/drill" }, versions: ["4.1.0"] },
        ],
      }),
    );
    write("several/inbox/run.tar.gz", proven);
    write("several/inbox/trace.txt", trace);
    write("bundle/report.md", "# [DRILL] Traversal\n\n## Location\nsrc/download.js:88\n");
    write("bundle/patch.diff", "--- a/x.js\n+++ b/x.js\n@@ -1 +1 @@\n-a\n+b\n");
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  describe("report parse", () => {
    it("prints the members that programs read first", async () => {
      const { exit, out, lines } = await run(["parse", join(folder, "trace.txt")]);
      assert.equal(exit, 0);
      assert.match(out, /^\{"source":".*","format":"trace","product":null,"version":null,"crash":\{"type":/);
      assert.deepEqual(lines[0]?.crash, {
        type: "Heap-use-after-free\nREAD 8",
        address: "0x603000000040",
        state: ["drill::Widget::draw"],
        security: true,
      });
    });

    it("reads standard input", async () => {
      const { exit, lines } = await run(["parse", "-"], trace);
      assert.deepEqual([exit, lines[0]?.source], [0, "-"]);
    });

    it("goes on after what cannot be read, and says so by its exit status", async () => {
      const { exit, lines, error } = await run(["parse", join(folder, "mixed")]);
      assert.equal(exit, 3);
      assert.deepEqual(
        lines.map(({ format, items }) => [format, items ?? 1]),
        [
          ["trace", 1],
          [null, 0],
        ],
      );
      assert.match(error, /other\.bin: /);
      assert.equal((await run(["parse", join(folder, "mixed/other.bin")])).exit, 2);
      await assert.rejects(run(["parse", join(folder, "trace.txt"), join(folder, "absent")]), /ENOENT/);
    });

    it("a report of nothing is nothing, and read", async () => {
      const { exit, lines } = await run(["parse", join(folder, "nothing.json")]);
      assert.deepEqual([exit, lines[0]?.items, lines[0]?.findings[0]?.code], [0, 0, "no-findings"]);
    });

    it("a pipe through which nothing came was not read, and says so", async () => {
      const { exit, lines, error } = await run(["parse", "-"], "\n");
      assert.deepEqual([exit, lines[0]?.findings[0]?.code], [2, "empty"]);
      assert.match(error, /^-: /);
    });

    it("does not look into an input that crashes a target", async () => {
      const { exit, lines } = await run(["parse", join(folder, "crashes")]);
      assert.deepEqual([exit, lines.length, lines[0]?.crash?.type], [0, 1, "UNKNOWN"]);
    });

    it("joins what belongs together in an archive of OSS-CRS", async () => {
      const { exit, lines } = await run(["parse", join(folder, "run.tar.gz")]);
      assert.equal(exit, 0);
      const proof = lines.find(({ source }) => source.endsWith("run.tar.gz!/povs/pov_1.blob"));
      assert.deepEqual(proof?.crash?.state, ["drill::Widget::draw"]);
      assert.ok(lines.some(({ patch }) => patch?.includes("+b")));
    });

    it("joins what belongs together in a bundle of scrutineer", async () => {
      const { exit, lines } = await run(["parse", join(folder, "bundle")]);
      assert.deepEqual(
        [exit, lines.length, lines[0]?.format, lines[0]?.product],
        [0, 1, "scrutineer", "pkg:npm/drill"],
      );
      assert.ok(lines[0]?.patch?.includes("+b"));
    });

    it("knows bundles among other files of a folder", async () => {
      const { exit, lines } = await run(["parse", join(folder, "several")]);
      const proof = lines.find(({ source }) => source.endsWith("inbox/run.tar.gz!/povs/pov_1.blob"));
      assert.deepEqual([exit, proof?.format, proof?.crash?.state], [0, "oss-crs", ["drill::Widget::draw"]]);
      assert.ok(lines.some(({ source, format }) => source.endsWith("trace.txt") && format === "trace"));
    });

    it("writes CSAF that reads back as it was", async () => {
      const { out } = await run(["parse", join(folder, "trace.txt"), "--format", "csaf"]);
      const { lines } = await run(["parse", "-"], out);
      assert.equal(lines[0]?.format, "csaf");
      assert.deepEqual(lines[0]?.crash, (await run(["parse", join(folder, "trace.txt")])).lines[0]?.crash);
      await assert.rejects(run(["parse", "-", "--format", "xml"], "x"), /json, csaf/);
    });
  });

  describe("report lint", () => {
    it("0 complete, 1 something missing, 2 unreadable", async () => {
      assert.equal((await run(["lint", join(folder, "whole.json")])).exit, 0);
      const { exit, out } = await run(["lint", join(folder, "trace.txt"), "--lang", "ko"]);
      assert.equal(exit, 1);
      assert.match(out, /\n {2}\S/);
      assert.equal((await run(["lint", join(folder, "mixed/other.bin")])).exit, 2);
      writeFileSync(join(folder, "nothing.txt"), "");
      assert.equal(
        (await run(["lint", join(folder, "nothing.txt")])).exit,
        1,
        "no report is no complete one",
      );
    });
  });
});
