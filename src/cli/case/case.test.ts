/** `bongsu case` as it is run: marked copies in a folder, a fragment of one traced, acts replayed. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { runCase } from "#cli/case/case.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { koreanLetter } from "#test/kit/coordination/marked-samples.ts";

let folder: string;

async function run(...args: readonly string[]): Promise<{ readonly status: number; readonly out: string }> {
  let out = "";
  const write = (text: string): void => void (out += text);
  const surroundings = { now: () => "2026-05-13T00:00:00Z", fetch, write: () => undefined };
  const io: AgentIo = { env: { LANG: "en_US.UTF-8" }, write, error: write, ask: null, surroundings };
  return { status: await runCase(args, io), out };
}

describe("bongsu case", () => {
  before(async () => (folder = await mkdtemp(join(tmpdir(), "bongsu-case-"))));
  after(async () => await rm(folder, { recursive: true, force: true }));

  it("prints the transitions as JSON, with who may", async () => {
    const { status, out } = await run("transitions", "--format", "json");
    const rows = JSON.parse(out) as readonly Readonly<Record<string, unknown>>[];
    assert.equal(status, 0);
    assert.deepEqual(rows[0], {
      machine: "report-management",
      from: "start",
      act: "receive",
      to: "received",
      by: ["finder", "supplier", "deployer", "coordinator", "room", "expert"],
    });
    assert.equal((await run("transitions", "--format", "yaml")).status, 2);
  });

  it("marks copies, traces a fragment of one, and adds recipients under the same key", async () => {
    const letter = join(folder, "letter.txt");
    await writeFile(letter, koreanLetter);
    const copies = join(folder, "copies");
    assert.equal((await run("mark", letter, "--to", "acme", "--to", "beta", "--out", copies)).status, 0);
    assert.equal((await run("mark", letter, "--to", "gamma", "--out", copies)).status, 0);
    assert.equal((await stat(`${letter}.marks.json`)).mode & 0o077, 0);
    const copy = await readFile(join(copies, "beta.txt"), "utf8");
    const leak = join(folder, "leak.txt");
    await writeFile(leak, copy.slice(200, 500).replaceAll("\n", " "));
    const { status, out } = await run("trace", leak, "--format", "json");
    const trace = JSON.parse(out) as { readonly named: string; readonly confidence: number };
    assert.equal(status, 0);
    assert.equal(trace.named, "beta");
    assert.ok(trace.confidence > 0.99);
    await writeFile(leak, "Nothing of it.");
    assert.equal((await run("trace", leak)).status, 1);
  });

  it("refuses another text under a key, a name that is a path, and a key that is none", async () => {
    const letter = join(folder, "letter.txt");
    await writeFile(letter, `${koreanLetter}!`);
    const refusals = [
      ["mark", letter, "--to", "acme", "--out", folder],
      ["mark", letter, "--to", "../acme", "--out", folder],
      ["trace", letter, "--marks", letter],
      ["trace", letter, "--confidence", "2"],
    ];
    for (const args of refusals) await assert.rejects(run(...args), MessageRefusal, args.join(" "));
  });

  it("replays acts: what is refused is named, and the status says so", async () => {
    const script = join(folder, "case.json");
    const participants = [
      { id: "c", roles: ["coordinator"] },
      { id: "s", roles: ["supplier"] },
    ];
    const acts = [
      { kind: "embargo", act: "propose", by: "c" },
      { kind: "report", act: "receive", by: "c", participant: "s" },
      { kind: "embargo", act: "accept", by: "s" },
      { kind: "report", act: "receive", by: "c", participant: "s" },
    ];
    await writeFile(script, JSON.stringify({ participants, opener: "c", acts }));
    const { status, out } = await run("replay", script);
    assert.equal(status, 1);
    assert.match(out, /2 {2}report receive \(c\): refused: embargo-undecided/);
    assert.match(out, /4 .*start → received, case-state s vfdpxa → Vfdpxa/);
    await writeFile(script, JSON.stringify({ participants, opener: "nobody", acts: [] }));
    assert.equal((await run("replay", script)).status, 2);
  });

  it("prints the instants of a rule on the clocks of two zones, and the rules", async () => {
    const { out } = await run(
      "dates",
      "days-45",
      "--from",
      "2026-05-13T01:00:00Z",
      "--zone",
      "Europe/Berlin",
    );
    assert.match(
      out,
      /everyone hears\s+2026-06-27T01:00:00Z\s+2026-06-27T10:00\+09:00\s+2026-06-27T03:00\+02:00/,
    );
    assert.equal((JSON.parse((await run("dates", "--format", "json")).out) as unknown[]).length, 4);
    for (const args of [["none"], ["days-45"], ["days-45", "--from", "now"]])
      await assert.rejects(run("dates", ...args), MessageRefusal);
  });
});
