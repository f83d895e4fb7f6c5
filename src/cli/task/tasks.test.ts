/** `bongsu facts` and `bongsu tasks` as an operator meets them: words in both languages, exit codes, forms for programs and calendars. */
import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { syncFrom } from "#agent/sync/sync.ts";
import { runCheck } from "#cli/check/check.ts";
import { runFacts } from "#cli/task/facts.ts";
import { runTasks } from "#cli/task/tasks.ts";
import { Refusal } from "#core/problem.ts";
import { advisoryOn, makeRoom, publication, writePublication } from "#test/kit/room/test-publication.ts";

const mild = { exploitation: "none", automatable: "yes", technicalImpact: "total" } as const;
const advisory = { ...advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0"), decision: mild };

let root = "";
let dir = "";
let now = "2026-05-14T00:00:00Z";
const surroundings = { now: () => now, fetch: globalThis.fetch, write: () => undefined };

type Ran = {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly asked: readonly string[];
};
type Io = Parameters<typeof runCheck>[1] & Parameters<typeof runFacts>[1];

/** Runs a command over the folder; `answers` are typed at its questions, one after another. */
async function run(
  command: (args: readonly string[], io: Io) => Promise<number>,
  args: readonly string[],
  answers?: readonly string[],
): Promise<Ran> {
  const said = { out: "", err: "" };
  const asked: string[] = [];
  const io: Io = {
    env: { BONGSU_DIR: dir },
    write: (text) => void (said.out += text),
    error: (text) => void (said.err += text),
    ask: null,
    question: answers === undefined ? null : async (text) => answers[asked.push(text) - 1] ?? null,
    surroundings,
    version: "0",
    readFeed: () => (async function* () {})(),
  };
  return { code: await command(args, io), ...said, asked };
}

describe("bongsu facts and tasks", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-tasks-cli-"));
    dir = join(root, "agent");
    const room = await makeRoom();
    const actions = [{ kind: "patch" }] as const;
    await writePublication(join(root, "from"), await publication(room, { sequence: 1, advisory, actions }));
    await syncFrom({ from: join(root, "from"), dir }, surroundings);
    for (const [name, version] of [
      ["web", "1.1.0"],
      ["db", "1.0.0"],
    ] as const) {
      await mkdir(join(root, "srv", name), { recursive: true });
      const packages = { "": { name: "x" }, "node_modules/drill-parser": { version } };
      await writeFile(
        join(root, "srv", name, "package-lock.json"),
        JSON.stringify({ name: "x", lockfileVersion: 3, packages }),
      );
    }
    await run(runCheck, [join(root, "srv")]);
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  it("show what to do, by when and with which command, and what knowing a fact would change", async () => {
    const ko = await run(runTasks, ["--lang", "ko"]);
    assert.equal(ko.code, 1);
    assert.match(ko.out, /\[훈련\][\s\S]*할 일 2건 · 마지막 대조 방금/);
    assert.match(ko.out, /2일 14시간 남음 \(2026\. 5\. 16\.\(토\) 23:59 KST까지\) · 패치 적용/);
    assert.match(ko.out, /\$ npm install drill-parser@1\.2\.0/);
    assert.match(ko.out, /외부 노출 여부를 알면 3일 → 60일/);
    const en = await run(runTasks, ["--lang", "en"]);
    assert.match(en.out, /2 days 14 hours left \(by Sat 16 May 2026, 23:59 KST\) · apply the patch/);
    assert.match(en.out, /Knowing whether it is exposed to the internet may give 60 days instead of 3/);
  });

  it("ask once, only for what the directives decide on, system by system where it differs", async () => {
    const first = await run(runFacts, ["--lang", "en"], ["4", "1", "3"]);
    assert.equal(first.asked.length, 3);
    assert.match(
      first.asked[0] ?? "",
      /every system: Can it be reached from the internet\?[\s\S]*4\) it differs/,
    );
    assert.match(first.asked[1] ?? "", /srv\/db/);
    const path = join(dir, "asset-facts.json");
    assert.equal((await stat(path)).mode & 0o777, 0o600);
    assert.deepEqual((await run(runFacts, [], ["1"])).asked, [], "not known is an answer too");
    const list = await run(runTasks, ["--format", "json"]);
    const { tasks } = JSON.parse(list.out) as { tasks: { list: string | null; deadline: string }[] };
    assert.equal(tasks.find((task) => task.list?.includes("db"))?.deadline, "2026-07-12T14:59:59Z");
    await assert.rejects(run(runFacts, []), Refusal, "nobody can be asked");
  });

  it("take facts as words, list them, and take them back", async () => {
    const web = join(root, "srv", "web");
    await run(runFacts, ["set", web, "exposed=no", "patch-window=sat 02:00-06:00"]);
    assert.match(
      (await run(runFacts, ["list", "--lang", "ko"])).out,
      /srv\/web\n {2}외부 노출: 아니요\n {2}정비 시간: 토 02:00–06:00 KST/,
    );
    await assert.rejects(run(runFacts, ["set", web, "exposd=no"]), /Near: exposed/);
    await assert.rejects(run(runFacts, ["set", "org", "id=o"]), Refusal);
    await run(runFacts, [
      "set",
      "org",
      "id=o",
      "tier=major",
      "sector=energy",
      "domain=private",
      "region=D01",
      "criticalInfrastructure=no",
      "size=9",
    ]);
    await run(runFacts, ["unset", web, "patch-window"]);
    await run(runFacts, ["unset", "org"]);
    const kept = await readFile(join(dir, "asset-facts.json"), "utf8");
    assert.doesNotMatch(kept, /patchWindow|org/);
    await chmod(join(dir, "asset-facts.json"), 0o644);
    assert.match((await run(runTasks, [])).err, /chmod 600/);
  });

  it("refuse a file of facts with a fault, naming every place", async () => {
    const path = join(dir, "asset-facts.json");
    const good = await readFile(path, "utf8");
    await writeFile(path, '{"type": "bongsu.asset-facts/1", "default": {"exposed": "perhaps"}, "asets": []}');
    await assert.rejects(
      run(runTasks, []),
      /\/asets: [\s\S]*Near: assets[\s\S]*\/default\/exposed: It is one of no, yes/,
    );
    await assert.rejects(run(runCheck, [join(root, "srv")]), /\/default\/exposed/);
    await writeFile(path, '{"type": 1,\n}');
    await assert.rejects(run(runTasks, []), /line 2/);
    await writeFile(path, good);
  });

  it("tell by the exit code whether something is overdue, and make a calendar", async () => {
    now = "2026-06-01T00:00:00Z";
    await run(runFacts, ["set", join(root, "srv", "web"), "exposed=yes"]);
    const late = await run(runTasks, ["--lang", "en"]);
    assert.equal(late.code, 3);
    assert.match(late.out, /overdue · 15 days 9 hours overdue/);
    assert.match((await run(runTasks, ["--history", "--lang", "en"])).out, /60 days instead of 3/);
    const { out } = await run(runTasks, ["--format", "ics", "--lang", "ko"]);
    const lines = out.split("\r\n");
    assert.deepEqual([lines[0], lines.at(-2)], ["BEGIN:VCALENDAR", "END:VCALENDAR"]);
    assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75));
    assert.ok(lines.includes("DTSTART:20260516T145959Z"));
    assert.match(out.replaceAll("\r\n ", ""), /SUMMARY:\[훈련\] 패치 적용: D-2026-0001/);
    await assert.rejects(run(runTasks, ["--format", "xml"]), Refusal);
    assert.equal((await run(runTasks, ["--help"])).code, 0);
  });
});
