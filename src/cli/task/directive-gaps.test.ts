/** What is not known of one directive stands beside the others, in every command and in the exit status; nothing of it goes silently away. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { makeOrganizationKey } from "#agent/home/organization-key.ts";
import { runAttest } from "#cli/response/attest.ts";
import { runCheck } from "#cli/check/check.ts";
import { runSync } from "#cli/room/sync.ts";
import { runTasks } from "#cli/task/tasks.ts";
import {
  advisoryOn,
  factsFile,
  makeRoom,
  publication,
  type Publishing,
  type PublishingRoom,
  withIndex,
  writePublication,
} from "#test/kit/room/test-publication.ts";

const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");
const surroundings = { now: () => "2026-05-14T00:00:00Z", fetch: globalThis.fetch, write: () => undefined };
const other = "D-2026-0002";

let root = "";
let room: PublishingRoom;
let sequence = 0;
let dir = "";

function lockOf(version: string): string {
  const packages = { "": { name: "x" }, "node_modules/drill-parser": { version } };
  return JSON.stringify({ name: "x", lockfileVersion: 3, packages });
}

type CommandRun = { readonly code: number; readonly out: string; readonly err: string };

async function run(
  command: typeof runCheck,
  args: readonly string[],
  ask: Parameters<typeof runAttest>[1]["ask"] = null,
): Promise<CommandRun> {
  const said = { out: "", err: "" };
  const code = await command(args, {
    env: { BONGSU_DIR: dir },
    write: (text) => void (said.out += text),
    error: (text) => void (said.err += text),
    ask,
    surroundings,
    version: "0",
    readFeed: () => (async function* () {})(),
  });
  return { code, ...said };
}

type Published = ReadonlyMap<string, Uint8Array>;

async function directive(wish: Partial<Publishing>): Promise<Published> {
  return await publication(room, { sequence, advisory, ...wish });
}

/** Syncs from an index over these directives. */
async function synced(...all: readonly Published[]): Promise<CommandRun> {
  const from = join(root, `from-${++sequence}`);
  const files = new Map(all.flatMap((one) => [...one]));
  await writePublication(from, await withIndex(room, { sequence }, files));
  return await run(runSync, ["--from", from]);
}

async function tasks(...args: readonly string[]): Promise<CommandRun> {
  return await run(runTasks, args);
}

describe("what is not known of one directive stands beside the others, in every command and in the exit status", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-gaps-"));
    room = await makeRoom();
    await mkdir(join(root, "clean"));
    await mkdir(join(root, "srv"));
    await writeFile(join(root, "srv", "package-lock.json"), lockOf("1.0.0"));
    await writeFile(join(root, "clean", "package-lock.json"), lockOf("1.3.0"));
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  describe("a directive that this program does not understand", () => {
    beforeEach(() => (dir = join(root, `agent-${++sequence}`)));

    it("stands as unknown while the rest of the index arrives and is answered", async () => {
      const marked = await directive({ id: other, members: { mustUnderstand: ["calendar", "quorum"] } });
      const { code, err } = await synced(await directive({}), marked);
      assert.equal(code, 3);
      assert.match(err, /^D-2026-0002 \(revision 1\): unknown – [^\n]*"quorum"[^\n]*newer agent\.$/m);
      assert.doesNotMatch(err, /calendar/);
      assert.equal((await run(runCheck, [join(root, "srv")])).code, 1, "affected by the other one");
      const clean = await run(runCheck, [join(root, "clean")]);
      assert.equal(clean.code, 3);
      assert.match(clean.out, /D-2026-0002 \(revision 1\): unknown/);
      const listed = await tasks();
      assert.equal(listed.code, 3);
      assert.match(listed.out, /D-2026-0002 \(revision 1\): unknown/);
      assert.match(listed.out, /D-2026-0001/);
      assert.match((await tasks("--lang", "ko")).out, /D-2026-0002\(개정 1\): 알 수 없음/);
      for (const format of ["json", "ics"])
        assert.match((await tasks("--format", format)).err, /D-2026-0002 \(revision 1\): unknown/);
      const { unknownDirectives } = JSON.parse((await tasks("--format", "json")).out) as {
        unknownDirectives: { directive: string; reason: string }[];
      };
      assert.deepEqual(
        unknownDirectives.map(({ directive: id, reason }) => [id, reason]),
        [[other, "newer-agent"]],
      );
    });

    it("is unknown in every output of a check, and asked for by name", async () => {
      const marked = await directive({ id: other, members: { mustUnderstand: ["quorum"] } });
      await synced(await directive({}), marked);
      for (const format of ["json", "sarif", "csaf-vex", "cyclonedx-vex"]) {
        const { code, out, err } = await run(runCheck, [join(root, "clean"), "--format", format]);
        assert.equal(code, 3, format);
        assert.match(out + err, /D-2026-0002 \(revision 1\): unknown/, format);
      }
      assert.equal((await run(runCheck, [join(root, "clean"), "--directive", other])).code, 3);
      assert.equal((await run(runCheck, [join(root, "clean"), "--directive", "D-2026-0001"])).code, 0);
      assert.equal((await tasks("--directive", other)).code, 3);
    });

    for (const [what, members] of [
      ["of a newer form", { type: "bongsu.directive/2" }],
      ["without a draft", { draft: null }],
      ["with an action that says nothing", { draft: { rulePack: "x", actions: [{}] } }],
      ["with a calendar that cannot be read", { calendar: { zone: "Nowhere/At-all" } }],
    ] as const)
      it(`${what} holds up no other`, async () => {
        await synced(await directive({}), await directive({ id: other, members }));
        const clean = await run(runCheck, [join(root, "clean")]);
        assert.equal(clean.code, 3);
        assert.match(clean.out, /D-2026-0002 \(revision 1\): unknown – [^\n]*cannot read it/);
        assert.match((await tasks()).out, /D-2026-0001/);
      });

    it("leaves the revision that is understood in force, and is no gap once it is replaced", async () => {
      const first = await directive({ revision: 1 });
      const second = await directive({ revision: 2, members: { mustUnderstand: ["quorum"] } });
      assert.equal((await synced(first, second)).code, 3);
      const { code, out } = await run(runCheck, [join(root, "srv")]);
      assert.equal(code, 1);
      assert.match(out, /D-2026-0001 \(revision 2\): unknown/);
      assert.equal((await synced(first, second, await directive({ revision: 3 }))).code, 0);
      assert.equal((await run(runCheck, [join(root, "clean")])).code, 0);
    });

    it("is unknown where its file at home is gone", async () => {
      await synced(await directive({}), await directive({ id: other }));
      await rm(join(dir, "directives", other), { recursive: true });
      const { code, out } = await run(runCheck, [join(root, "clean")]);
      assert.equal(code, 3);
      assert.match(out, /D-2026-0002 \(revision 1\): unknown[^\n]*Run sync again/);
    });
  });

  describe("an answer about nothing", () => {
    beforeEach(() => (dir = join(root, `agent-${++sequence}`)));

    it("is not sent, says what was looked at, and ends as unknown; a list of the kind is compared", async () => {
      await synced(await directive({}));
      await mkdir(join(root, "other"), { recursive: true });
      await writeFile(join(root, "other", "go.mod"), "module example.org/app\n\ngo 1.22.5\n");
      await run(runCheck, [join(root, "other")]);
      await makeOrganizationKey(dir, "org-1");
      const answer = ["--directive", "D-2026-0001", "--room", "http://127.0.0.1:1"];
      const refused = await run(runAttest, [...answer, "--yes"]);
      assert.equal(refused.code, 3);
      assert.match(refused.err, /Nothing of the kind that D-2026-0001 speaks of was looked at/);
      assert.match(refused.err, /1 list \(go-mod 1\)/);
      await writeFile(
        join(root, "other", "package-lock.json"),
        lockOf("1.0.0").replaceAll("drill-parser", "else"),
      );
      await run(runCheck, [join(root, "other")]);
      const shown = await run(runAttest, answer, async () => await Promise.resolve(false));
      assert.equal(shown.err, "");
      assert.match(shown.out, /not affected: 1\b/);
      assert.match(shown.out, /1 of them compared with the directive/);
    });
  });

  describe("rules that this program does not know", () => {
    beforeEach(() => (dir = join(root, `agent-${++sequence}`)));

    it("leave what is asked as it was written, without a date", async () => {
      const actions = [{ kind: "upgrade" }, { kind: "hunt" }] as const;
      await synced(await directive({ actions, rulePack: "xx.newer@9.0.0", procedure: "xx.steps@1.0.0" }));
      const checked = await run(runCheck, [join(root, "srv")]);
      assert.equal(checked.code, 1);
      assert.match(
        checked.out,
        /D-2026-0001 \(revision 1\): unknown by when – [^\n]*xx\.newer@9\.0\.0[^\n]*xx\.steps@1\.0\.0/,
      );
      const listed = await tasks();
      assert.equal(listed.code, 3);
      for (const word of ["upgrade", "xx.steps@1.0.0", "drill-parser"])
        assert.ok(listed.out.includes(word), word);
      const json = JSON.parse((await tasks("--format", "json")).out) as {
        tasks: { kind: string | null; deadline: null }[];
      };
      assert.deepEqual(json.tasks.flatMap(({ kind }) => kind ?? []).toSorted(), [
        "hunt",
        "upgrade",
        "xx.steps@1.0.0",
      ]);
    });

    it("such as a state or a value of a decision are remarked upon", async () => {
      const advisories = [
        { id: advisory.id, aliases: [], title: {}, decision: { exploitation: "worm" }, kevAdded: null },
      ];
      await synced(await directive({ members: { state: "suspended", advisories } }));
      const { err } = await tasks();
      assert.match(err, /D-2026-0001\/state[^\n]*"suspended"/);
      assert.match(err, /D-2026-0001\/advisories\/0\/decision\/exploitation[^\n]*"worm"/);
    });
  });

  describe("an index that goes back behind a directive", () => {
    beforeEach(() => (dir = join(root, `agent-${++sequence}`)));

    it("does not put the older revision in force", async () => {
      const [first, second] = [await directive({ revision: 1 }), await directive({ revision: 2 })];
      assert.equal((await synced(first, second)).code, 0);
      const back = await synced(first);
      assert.equal(back.code, 3);
      assert.match(back.err, /only an older revision \(1\)\. Revision 2, known here, stays in force/);
      assert.equal((await synced(first)).code, 3, "said for as long as it is so");
      assert.equal((await run(runCheck, [join(root, "srv")])).code, 1);
      assert.equal((await run(runCheck, [join(root, "clean")])).code, 3);
      assert.equal((await tasks()).code, 3);
      assert.equal((await synced(first, second)).code, 0);
    });

    it("does not lift an ending, nor drop one that is in force; an ended one may leave", async () => {
      const first = await directive({ revision: 1 });
      const gone = await directive({ revision: 2, state: "withdrawn", members: { pack: null } });
      const last = await directive({ id: other });
      await synced(first, gone, last);
      const back = await synced(first);
      assert.match(back.err, /D-2026-0001: [^\n]*older revision/);
      assert.match(back.err, /D-2026-0002: the room no longer shows it/);
      const listed = await tasks("--all");
      assert.doesNotMatch(listed.out, /^ +1\.[^\n]*\n +D-2026-0001/m);
      assert.match(listed.out, /D-2026-0002/);
      assert.equal((await synced(last)).code, 0);
    });
  });

  describe("facts of a directive that are gone or refused", () => {
    beforeEach(() => (dir = join(root, `agent-${++sequence}`)));

    const listed = { advisory: advisory.id, cve: "CVE-2026-99001", decision: {}, kevAdded: "2026-05-14" };

    it("are said with status 3, and no later deadline is kept as what was told", async () => {
      const files = await directive({});
      const [path, bytes] = await factsFile(room, { sequence: 1, facts: [listed] });
      await synced(new Map([...files, [path, bytes]]));
      await run(runCheck, [join(root, "clean"), join(root, "srv")]);
      await tasks();
      const told = await readFile(join(dir, "deadlines.json"), "utf8");
      await rm(join(dir, ...path.split("/")));
      const { code, out } = await tasks();
      assert.equal(code, 3);
      assert.match(out, /D-2026-0001: its facts here are not what was synced; its deadlines may be earlier/);
      assert.equal((await run(runCheck, [join(root, "clean")])).code, 3);
      assert.deepEqual(JSON.parse(await readFile(join(dir, "deadlines.json"), "utf8")), JSON.parse(told));
      assert.equal((await synced(new Map([...files, [path, bytes]]))).code, 0);
    });

    it("are said as long as the index shows what is refused", async () => {
      const files = await directive({});
      const [path, bytes] = await factsFile(await makeRoom(), { sequence: 1, facts: [listed] });
      assert.match((await synced(new Map([...files, [path, bytes]]))).err, /newer facts of it were refused/);
      assert.equal((await tasks()).code, 3);
      assert.equal((await synced(files)).code, 0);
    });
  });
});
