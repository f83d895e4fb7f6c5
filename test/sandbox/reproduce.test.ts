/** `bongsu report reproduce`: manifests to verdicts and evidence in a real sandbox; where there is none, each is skipped by the name of what is missing. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { runReport } from "#cli/submission/report.ts";
import { openBubblewrap } from "#sandbox/bubblewrap/driver.ts";
import { runCommand } from "#test/kit/command/run-command.ts";
import { shellRoot, writeReproducer } from "#test/kit/reproducer.ts";

const folder = mkdtempSync(join(tmpdir(), "bongsu-reproduce-"));
let missing = "";

async function report(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly verdict: string; readonly out: string }> {
  const { code, out } = await runCommand(
    async (given, io) => await runReport(given, { ...io, stdin: emptyInput() }),
    args,
  );
  const { verdict = "", seen, runs, reasons = [] } = JSON.parse(out) as Record<string, never>;
  return { code, verdict: [verdict, `${seen}/${runs}`, ...(reasons as readonly string[])].join(" "), out };
}

const crash =
  "echo '==7==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000014' >&2; exit 1";
const twice = { runs: 2, needed: 2 };
const cases: readonly (readonly [string, Parameters<typeof writeReproducer>[1], number, string])[] = [
  [
    "a sanitizer's report",
    { script: crash, members: { ...twice, expect: [{ kind: "sanitizer", report: "heap-buffer-overflow" }] } },
    0,
    "reproduced 2/2",
  ],
  [
    "another report",
    { script: crash, members: { ...twice, expect: [{ kind: "sanitizer", report: "stack-overflow" }] } },
    1,
    "not-reproduced 0/2",
  ],
  [
    "a signal",
    { script: "kill -SEGV $$", members: { ...twice, expect: [{ kind: "signal", signal: "SIGSEGV" }] } },
    0,
    "reproduced 2/2",
  ],
  [
    "a file",
    {
      script: "mkdir d && echo owned >d/x",
      members: { ...twice, expect: [{ kind: "file", path: "/tmp/d/x" }] },
    },
    0,
    "reproduced 2/2",
  ],
  [
    "a file behind a link",
    {
      script: "ln -s / d; ln -s /etc/passwd x",
      members: { ...twice, expect: [{ kind: "file", path: "/tmp/x" }] },
    },
    1,
    "not-reproduced 0/2",
  ],
  [
    "a line, from a file as input",
    {
      script: "cat",
      files: { "poc.txt": "uid=0(root)\n" },
      members: { ...twice, standardInput: "poc.txt", expect: [{ kind: "line", text: "uid=0" }] },
    },
    0,
    "reproduced 2/2",
  ],
  [
    "a hang that is claimed",
    {
      script: "sleep 9",
      members: { runs: 1, needed: 1, limits: { seconds: 1 }, expect: [{ kind: "limit", limit: "time" }] },
    },
    0,
    "reproduced 1/1",
  ],
  [
    "a hang that is not",
    { script: "sleep 9", members: { runs: 1, needed: 1, limits: { seconds: 1 } } },
    3,
    "inconclusive 0/1 time",
  ],
  [
    "what goes for the network besides",
    {
      script: `/usr/bin/python3 -I -c 'import socket; socket.create_connection(("192.0.2.7", 80), 1)' 2>/dev/null; ${crash}`,
      members: { ...twice, expect: [{ kind: "sanitizer" }] },
    },
    3,
    "unsafe 1/2 network",
  ],
  [
    "a program that is not there",
    { members: { ...twice, command: ["/input/none"] } },
    3,
    "inconclusive 0/2 not-started",
  ],
  [
    "another machine",
    { members: { machine: process.arch === "arm64" ? "x86_64" : "aarch64" } },
    3,
    "not-run 0/3 other-machine",
  ],
];

describe("report reproduce", () => {
  before(async () => {
    const driver = openBubblewrap();
    const state = await driver.examine();
    missing = state.ready ? "" : state.missing.join(", ");
    driver.close();
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  for (const [name, parts, code, verdict] of cases)
    it(`${name}: ${verdict}`, async (context) => {
      if (missing !== "") return context.skip(`no sandbox here: ${missing}`);
      const got = await report("reproduce", writeReproducer(mkdtempSync(join(folder, "r-")), parts));
      assert.deepEqual([got.verdict, got.code], [verdict, code], got.out);
    });

  it("a root of its own sees nothing of the machine's", async (context) => {
    if (missing !== "") return context.skip(`no sandbox here: ${missing}`);
    const more = [
      { name: "run.sh", content: "#!/bin/sh\necho /usr/share /etc/*; echo x >/tmp/y", mode: 0o755 },
      { name: "tmp", type: "2", target: "/etc" },
    ];
    const subject = { kind: "root", path: "root.tar", bytes: shellRoot(more) } as const;
    const expect = [
      { kind: "line", text: "/usr/share /etc/hosts /etc/resolv.conf" },
      { kind: "file", path: "/tmp/y" },
    ];
    const file = writeReproducer(mkdtempSync(join(folder, "r-")), {
      subject,
      members: { command: ["/run.sh"], runs: 1, needed: 1, expect },
    });
    const got = await report("reproduce", file);
    assert.equal(got.verdict, "reproduced 1/1", got.out);
  });

  it("evidence: what ran by hashes, and output that no terminal is moved by", async (context) => {
    if (missing !== "") return context.skip(`no sandbox here: ${missing}`);
    const place = mkdtempSync(join(folder, "r-"));
    const file = writeReproducer(place, {
      script: String.raw`printf '\033]0;x\007\342\200\256'; head -c 100000 /dev/zero | tr '\0' a`,
      members: { runs: 1, needed: 1 },
    });
    const out = join(place, "evidence.json");
    const got = await report("reproduce", file, "--out", out);
    assert.equal(got.code, 0);
    const text = readFileSync(out, "utf8");
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
    const evidence = JSON.parse(text) as {
      type: string;
      verdict: string;
      observed: readonly { output: string; outputBytes: number }[];
    };
    assert.equal(evidence.type, "bongsu.reproduction/1");
    assert.equal(evidence.observed[0]?.outputBytes, 100_009);
    assert.ok((evidence.observed[0]?.output.length ?? 0) < 40_000);
  });

  it("a real overflow, as a sanitizer sees it", async (context) => {
    if (missing !== "") return context.skip(`no sandbox here: ${missing}`);
    const place = mkdtempSync(join(folder, "r-"));
    const source = join(place, "drill.c");
    writeFileSync(
      source,
      "#include <stdlib.h>\n__attribute__((noinline)) int drill_copy(int c) { char *p = malloc(4); p[c + 3] = 1; return p[0]; }\nint main(int c, char **v) { return drill_copy(c) + 1; }\n",
    );
    try {
      execFileSync("cc", ["-fsanitize=address", "-g", "-o", join(place, "drill"), source], {
        stdio: "ignore",
      });
    } catch {
      return context.skip("no compiler with AddressSanitizer is here");
    }
    const subject = { kind: "binary", path: "drill", bytes: readFileSync(join(place, "drill")) } as const;
    const expect = [{ kind: "sanitizer", report: "heap-buffer-overflow" }];
    const got = await report(
      "reproduce",
      writeReproducer(place, { subject, members: { runs: 1, needed: 1, expect } }),
    );
    assert.equal(got.verdict, "reproduced 1/1", got.out);
    const read = JSON.parse(got.out) as { crash: { type: string; state: readonly string[] } };
    assert.deepEqual(read.crash.type, "Heap-buffer-overflow\nWRITE 1");
    assert.equal(read.crash.state[0], "drill_copy");
  });

  it("a manifest with faults is refused with its places", async () => {
    const place = mkdtempSync(join(folder, "r-"));
    const file = writeReproducer(place, { members: { runs: 99, shell: true } });
    await assert.rejects(
      async () => await report("reproduce", file),
      (error: { readonly findings?: readonly { readonly at: string }[] }) =>
        error.findings?.map(({ at }) => at).join() === "/shell,/runs",
    );
  });
});

async function* emptyInput(): AsyncGenerator<Uint8Array> {}
