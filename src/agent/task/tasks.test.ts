/** From directives and checks to tasks: whose deadline, on which facts, in which state; and no deadline that moves without an entry. */
import { readJsonBytes } from "#core/input/json.ts";
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import * as fc from "fast-check";
import { writeAssetFacts } from "#agent/home/asset-facts.ts";
import { attestDirective } from "#agent/response/send-response.ts";
import { checkPaths } from "#agent/check/check.ts";
import { homeOf } from "#agent/home/agent-folder.ts";
import { makeOrganizationKey } from "#agent/home/organization-key.ts";
import { syncFrom } from "#agent/sync/sync.ts";
import type { Task } from "#agent/task/task.ts";
import { listTasks, type TaskList } from "#agent/task/tasks.ts";
import { tasksTable } from "#cli/task/tasks-table.ts";
import { type AssetFactsFile, noHomeFacts } from "#core/asset/asset-facts-file.ts";
import { compareDeadlines } from "#core/rules/evaluate.ts";
import type { AdvisoryFacts } from "#core/document/facts-file.ts";
import { readEnvelope } from "#core/seal/envelope.ts";
import {
  advisoryOn,
  factsFile,
  makeRoom,
  publication,
  type Publishing,
  type PublishingRoom,
  receiptFor,
  serve,
  withIndex,
  writePublication,
} from "#test/kit/room/test-publication.ts";
import { translatorOf } from "#messages/translators.ts";

const mild = { exploitation: "none", automatable: "yes", technicalImpact: "total" } as const;
const advisory = { ...advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0"), decision: mild };
const actions = [{ kind: "patch" }, { kind: "hunt" }, { kind: "report" }] as const;
const directive: Omit<Publishing, "sequence"> = { advisory, actions };

let root = "";
let room: PublishingRoom;
let count = 0;

type Files = readonly (readonly [string, Uint8Array])[];
type TasksFixture = {
  readonly dir: string;
  readonly web: string;
  readonly db: string;
  /** Publishes one more index over these directives and files, and syncs. */
  readonly sync: (directives: readonly Omit<Publishing, "sequence">[], files?: Files) => Promise<unknown>;
  readonly check: () => Promise<Awaited<ReturnType<typeof checkPaths>>>;
  readonly tasks: (wish?: object) => Promise<TaskList>;
  readonly say: (facts: AssetFactsFile) => Promise<void>;
  at: string;
};

/** An organisation with two systems that both lock an affected version. */
async function organization(): Promise<TasksFixture> {
  const at = join(root, `o-${++count}`);
  const dir = join(at, "agent");
  const [web, db] = [join(at, "srv/web/package-lock.json"), join(at, "srv/db/package-lock.json")];
  let sequence = 0;
  await lock(web, "1.1.0");
  await lock(db, "1.0.0");
  const place: TasksFixture = {
    dir,
    web,
    db,
    at: "2026-05-14T00:00:00Z",
    sync: async (directives, files = []) => {
      const from = join(at, `from-${++sequence}`);
      const all = await Promise.all(
        directives.map(async (one) => [...(await publication(room, { ...one, sequence }))]),
      );
      const wish = { sequence, expires: "2027-05-20T00:00:00Z" };
      await writePublication(from, await withIndex(room, wish, new Map([...all.flat(), ...files])));
      return await syncFrom({ from, dir }, around);
    },
    check: async () => await checkPaths({ paths: [join(at, "srv")], dir }, around),
    tasks: async (wish = {}) => await listTasks({ dir, ...wish }, around),
    say: async (facts) => await writeAssetFacts(homeOf(dir), facts),
  };
  const around = { now: () => place.at, fetch: globalThis.fetch, write: () => undefined };
  return place;
}

async function lock(path: string, version: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const packages = { "": { name: "x" }, "node_modules/drill-parser": { version } };
  await writeFile(path, JSON.stringify({ name: "x", lockfileVersion: 3, packages }));
}

function shown({ tasks }: TaskList): readonly string[] {
  return tasks.map(
    ({ what, action, state, deadline }) => `${action?.kind ?? what} ${state} ${deadline ?? "-"}`,
  );
}

function taskOn(list: TaskList, path: string, kind = "patch"): Task {
  const found = list.tasks.find(({ affected, action }) => affected?.list === path && action?.kind === kind);
  assert.ok(found !== undefined, `a task ${kind} on ${path}`);
  return found;
}

const exposedWeb = (web: string): AssetFactsFile => ({
  default: { facts: { exposed: "no" } },
  assets: [
    { asset: dirname(web), facts: { exposed: "yes" }, patchWindow: "sat 02:00-06:00", controls: ["waf"] },
  ],
});

const listed: AdvisoryFacts = {
  advisory: advisory.id,
  cve: "CVE-2026-99001",
  kevAdded: "2026-05-14",
  decision: { ...mild, exploitation: "active" },
};

const step = fc.oneof(
  fc.record({
    kind: fc.constant("say" as const),
    exposed: fc.constantFrom("yes", "no", "unknown"),
    whole: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("room" as const),
    listed: fc.boolean(),
    automatable: fc.constantFrom("yes" as const, "no" as const),
  }),
  fc.record({ kind: fc.constant("check" as const) }),
);

function saying(
  { exposed, whole }: { readonly exposed: string; readonly whole: boolean },
  web: string,
): AssetFactsFile {
  const facts = { exposed };
  return whole
    ? { default: { facts }, assets: [] }
    : { default: { facts: {} }, assets: [{ asset: web, facts }] };
}

/** The earliest deadline of each list: one component, one advisory each. */
function duesOf({ tasks, history }: TaskList): {
  readonly dues: Map<string, string | null>;
  entries: number;
} {
  const dues = new Map<string, string | null>();
  for (const { affected, evaluation } of tasks)
    if (affected !== null && evaluation !== null) dues.set(affected.list, evaluation.due);
  return { dues, entries: history.length };
}

describe("from directives and checks to tasks", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-tasks-"));
    room = await makeRoom();
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  describe("tasks", () => {
    it("begin with a check; then every action stands once a component, with its command and reason", async () => {
      const place = await organization();
      await place.sync([]);
      const none = await place.tasks();
      assert.deepEqual([none.directives, none.tasks], [0, []]);
      assert.match(
        tasksTable(none, { t: translatorOf("en"), all: false }),
        /0 tasks · no directive in force asks you/,
      );
      await place.sync([directive]);
      const unchecked = await place.tasks();
      assert.deepEqual([unchecked.checkedAt, unchecked.tasks.map(({ what }) => what)], [null, ["check"]]);
      await place.check();
      const list = await place.tasks();
      assert.equal(list.checkedAt, place.at);
      const due = "2026-05-16T14:59:59Z";
      assert.deepEqual(shown(list), [
        `hunt open ${due}`,
        `hunt open ${due}`,
        `patch open ${due}`,
        `patch open ${due}`,
        `answer open ${due}`,
      ]);
      const task = taskOn(list, place.web);
      assert.deepEqual(
        [task.command, task.directive, task.binding],
        ["npm install drill-parser@1.2.0", "D-2026-0001", true],
      );
      assert.deepEqual(
        task.open.map(({ fact, value }) => `${fact} ${value}`),
        ["exposed no"],
      );
      assert.equal((await stat(homeOf(place.dir).affected)).mode & 0o077, 0);
    });

    it("are dated on the facts of each asset, with its window and controls; a run's own facts come first and move nothing", async () => {
      const place = await organization();
      await place.sync([directive]);
      await place.say(exposedWeb(place.web));
      const checked = await place.check();
      const list = await place.tasks();
      const [web, db] = [taskOn(list, place.web), taskOn(list, place.db)];
      assert.deepEqual([web.deadline, db.deadline], ["2026-05-16T14:59:59Z", "2026-07-12T14:59:59Z"]);
      assert.deepEqual(web.window, {
        from: "2026-05-15T17:00:00Z",
        until: "2026-05-15T21:00:00Z",
        inTime: true,
      });
      assert.deepEqual([web.controls, db.window, web.open], [["waf"], null, []]);
      const dues = checked.lines.map(({ due }) => due ?? null).toSorted(compareDeadlines);
      assert.deepEqual(dues, [web.deadline, db.deadline], "check and tasks say the same");
      const over = await place.tasks({ facts: { exposed: "no" } });
      assert.equal(taskOn(over, place.web).deadline, db.deadline);
      const again = await place.tasks();
      assert.deepEqual([over.moved, again.moved, again.history], [[], [], []]);
    });

    it("are dated as the check dates them where two directives ask about one flaw under the ids of two sources", async () => {
      const place = await organization();
      const urgent = {
        ...advisory,
        id: "DRILL-2026-2",
        decision: { ...mild, exploitation: "active" as const },
      };
      await place.sync([directive, { advisory: urgent, actions, id: "D-2026-0002" }]);
      await place.say({ default: { facts: { exposed: "no" } }, assets: [] });
      const { lines } = await place.check();
      const list = await place.tasks();
      assert.equal(lines.length, 2, "a line a list");
      for (const { directives, due, source } of lines) {
        assert.deepEqual(directives, ["D-2026-0001", "D-2026-0002"]);
        const task = taskOn(list, source);
        assert.deepEqual([task.deadline, task.alsoBy.length], [due, 1]);
      }
    });

    it("say once when a deadline moved and why, whether the room or the organisation learnt something", async () => {
      const place = await organization();
      await place.sync([directive]);
      await place.check();
      await place.say(exposedWeb(place.web));
      const milder = await place.tasks();
      assert.deepEqual(
        milder.moved.map(({ list, after: due }) => [list, due]),
        [[place.db, "2026-07-12T14:59:59Z"]],
      );
      assert.match(milder.moved[0]?.because.ko ?? "", /3일 대신 60일.*외부에 노출되어 있지 않습니다/);
      const was = "2026-07-12T14:59:59Z";
      const because = { fact: "kev", value: "yes", cve: "CVE-2026-99001", since: "2026-05-14" } as const;
      const move = { at: "2026-05-14T05:00:00Z", before: was, after: "2026-05-17T14:59:59Z", because };
      await place.sync([directive], [await factsFile(room, { sequence: 1, facts: [listed], moves: [move] })]);
      const stricter = await place.tasks();
      const db = stricter.moved.find(({ list }) => list === place.db);
      assert.deepEqual([db?.before, db?.after], [was, "2026-05-17T14:59:59Z"]);
      assert.match(db?.because.en ?? "", /3 days instead of 60.*it entered KEV on Thu 14 May 2026/);
      const again = await place.tasks();
      assert.deepEqual([again.moved, again.roomMoves], [[], [{ directive: "D-2026-0001", move }]]);
      assert.ok(again.history.length >= 2);
    });

    it("name the directive whose deadline is earliest, and the others", async () => {
      const place = await organization();
      const sooner = [{ kind: "patch", clock: { start: "published", duration: { hours: 30 } } }] as const;
      await place.sync([directive, { ...directive, id: "D-2026-0002", actions: sooner }]);
      await place.check();
      const task = taskOn(await place.tasks(), place.web);
      assert.deepEqual([task.directive, task.deadline], ["D-2026-0002", "2026-05-14T06:00:00Z"]);
      assert.deepEqual(task.alsoBy, [{ directive: "D-2026-0001", deadline: "2026-05-16T14:59:59Z" }]);
      const one = await place.tasks({ directive: "D-2026-0001" });
      assert.equal(taskOn(one, place.web).directive, "D-2026-0001");
    });

    it("start a clock at the first check that found it, and show a condition with what became of it", async () => {
      const place = await organization();
      const asks = [
        { kind: "patch", clock: { start: "detected", duration: { days: 3 } } },
        {
          kind: "disconnect",
          when: { fact: "supported", is: "no" },
          clock: { start: "published", duration: { days: 2 } },
        },
      ] as const;
      await place.sync([{ ...directive, actions: asks }]);
      await place.check();
      place.at = "2026-05-18T00:00:00Z";
      await place.check();
      const list = await place.tasks();
      assert.deepEqual(
        [taskOn(list, place.web).deadline, taskOn(list, place.web).state],
        ["2026-05-17T14:59:59Z", "overdue"],
      );
      assert.equal(taskOn(list, place.web, "disconnect").action?.condition?.assumed, "supported");
      await place.say({ ...noHomeFacts, default: { facts: { supported: "yes" } } });
      assert.ok((await place.tasks()).tasks.every(({ action }) => action?.kind !== "disconnect"));
    });

    it("leave out a directive whose scope does not select the organisation", async () => {
      const place = await organization();
      await place.sync([{ ...directive, scope: 'org.sector == "finance"' }]);
      await place.check();
      const org = {
        id: "o",
        tier: "major",
        sector: "energy",
        domain: "private",
        region: "seoul",
        criticalInfrastructure: false,
        size: 9,
      };
      await place.say({ ...noHomeFacts, org });
      assert.deepEqual((await place.tasks()).tasks, []);
      await place.say({ ...noHomeFacts, org: { ...org, sector: "finance" } });
      assert.notDeepEqual((await place.tasks()).tasks, []);
    });

    it("are done when everything is fixed and the room's receipt says so", async () => {
      const place = await organization();
      await place.sync([directive]);
      await place.check();
      await lock(place.web, "1.2.0");
      await lock(place.db, "1.2.0");
      await place.check();
      assert.deepEqual(
        (await place.tasks()).tasks.map(({ what, state, components }) => [what, state, components]),
        [["answer", "open", 2]],
      );
      await makeOrganizationKey(place.dir, "org-1");
      const server = await serve(
        () => new Map(),
        (request, response) => {
          void (async () => {
            const body = readJsonBytes(Buffer.concat(await request.toArray()));
            const envelope = readEnvelope(body.ok ? body.value : null);
            assert.ok(envelope.ok);
            response.end(JSON.stringify(await receiptFor(room, envelope.value)));
          })();
          return true;
        },
      );
      const around = { now: () => place.at, fetch: globalThis.fetch, write: () => undefined };
      const answered = await attestDirective(
        { directive: "D-2026-0001", dir: place.dir, room: server.url },
        async () => true,
        around,
      );
      await server.close();
      const [answer, ...rest] = (await place.tasks()).tasks;
      assert.deepEqual(
        [answer?.state, answer?.receipt?.receipt, rest],
        ["done", answered?.receipt.receipt, []],
      );
      await lock(place.web, "1.1.0");
      await place.check();
      assert.deepEqual(
        (await place.tasks()).tasks.map(({ state }) => state).includes("done"),
        false,
        "it is open again",
      );
    });
  });

  describe("deadlines at home", () => {
    it("never change without an entry, and the entries lead from each to the next", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
          const place = await organization();
          await place.sync([directive]);
          await place.check();
          const told = duesOf(await place.tasks());
          let sequence = 0;
          for (const one of steps) {
            if (one.kind === "say") await place.say(saying(one, place.web));
            else if (one.kind === "room") {
              const facts = [
                {
                  ...listed,
                  kevAdded: one.listed ? "2026-05-14" : null,
                  decision: { ...mild, automatable: one.automatable },
                },
              ];
              await place.sync([directive], [await factsFile(room, { sequence: ++sequence, facts })]);
            } else await place.check();
            const list = await place.tasks();
            const now = duesOf(list);
            for (const { list: where, before: was, after: is } of list.history.slice(told.entries)) {
              assert.equal(was, told.dues.get(where));
              told.dues.set(where, is);
            }
            told.entries = list.history.length;
            assert.deepEqual(now.dues, told.dues);
            assert.deepEqual((await place.tasks()).moved, [], "each is said once");
          }
        }),
        { numRuns: 12, seed: 4 },
      );
    });
  });
});
