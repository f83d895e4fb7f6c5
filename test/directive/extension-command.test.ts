/** More time from end to end: an organisation asks by command, an officer answers over HTTP, the organisation fetches the grant and its tasks count with it. */
import { collectingLog } from "#test/kit/room/printed-log.ts";
import { newKey } from "#test/kit/room/access-room.ts";
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { after as atEnd, before as atStart, test } from "node:test";
import { homeOf } from "#agent/home/agent-folder.ts";
import { callerOf, type Caller } from "#cli/room/room-client.ts";
import { runExtension } from "#cli/response/extension.ts";
import { runTasks } from "#cli/task/tasks.ts";
import { contract } from "#contract/index.ts";
import { Refusal } from "#core/problem.ts";
import { createApp } from "#edge/http/app.ts";
import { createBus } from "#edge/http/room.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { type Store, system } from "#store/sql.ts";
import { directiveRoom, draft, issue, now } from "#test/kit/directive-fixtures.ts";
import { settleFollowers, takeFromStick } from "#test/kit/offline-transfer.ts";

const origin = "http://localhost:8420";
const organization = "drill-sme-34";
const log: string[] = [];

let clock = Date.parse(now) + 3_600_000;
/** A second after it was looked at last. */
function tick(): Date {
  clock += 1000;
  return new Date(clock);
}

let store: Store;
let folder: string;
let dir: string;
let directive: string;
let request: typeof globalThis.fetch;
let officer: Caller;
let token: string;
atStart(async () => {
  store = await directiveRoom();
  folder = await mkdtemp(join(tmpdir(), "bongsu-extension-"));
  dir = join(folder, "agent");
  const room = {
    store,
    drill: true,
    version: "0",
    origin,
    signer: newKey(),
    publicFolder: join(folder, "pub"),
    webFolder: join(folder, "web"),
    now: tick,
    bus: createBus(),
    checkOutputs: true,
    log: collectingLog(log),
  };
  const app = createApp(room);
  request = async (input, init) => await app.request(input instanceof URL ? input.href : input, init);
  const actions = [{ kind: "patch", clock: { start: "published", duration: { days: 14 } } }] as const;
  directive = await issue(store, { ...draft, actions });
  await settleFollowers(store);
  const made = async (
    seat: { role: "organization"; organization: string } | { role: "lead"; domain: "private" },
  ) => await store.write(system, async (tx) => (await makeToken(tx, { now: tick(), ...seat })).secret);
  token = await made({ role: "organization", organization });
  officer = callerOf(origin, await made({ role: "lead", domain: "private" }), request);
  await sync();
});
atEnd(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function sync(): Promise<void> {
  await takeFromStick(store, { folder, around: around() });
}

function around() {
  return { now: () => tick().toISOString(), fetch: request, write: () => undefined };
}

/** Runs a command in Korean; what it wrote. */
async function run(command: typeof runExtension, args: readonly string[], input = ""): Promise<string> {
  let out = "";
  const io = {
    env: { BONGSU_DIR: dir, BONGSU_ROOM: origin, BONGSU_TOKEN: token },
    write: (text: string) => void (out += text),
    error: (text: string) => void (out += text),
    ask: null,
    stdin: Readable.from([input]),
    surroundings: around(),
  };
  await command([...args, "--language", "ko"], io);
  return out;
}

const why = ["--reason", "훈련: 점검", "--controls", "훈련: 차단"];

test("asked by command, declined, asked again, granted shorter, fetched, and shown among the tasks", async () => {
  assert.match(await run(runExtension, ["fetch", directive]), /연장 요청이 없습니다/);
  assert.match(await run(runExtension, ["ask", directive, "--days", "10", ...why]), /10일 요청 · 심사 대기/);
  const { items } = await officer(contract.extensionList, { directive, limit: 1 });
  const [first] = items;
  assert.deepEqual(
    [first?.organization, first?.duration, first?.reason, first?.controls],
    [organization, { days: 10 }, "훈련: 점검", "훈련: 차단"],
  );
  const which = { directive, request: first?.request ?? "" };
  await officer(contract.extensionDecline, { ...which, reason: "훈련: 통제 부족" });
  assert.match(await run(runExtension, ["fetch", directive]), /거절 .*: 훈련: 통제 부족\n$/);

  await run(runExtension, ["ask", directive, "--working-days", "5", ...why]);
  const [second] = (await officer(contract.extensionList, { directive })).items;
  assert.match(await run(runTasks, ["--directive", directive]), /할 일 ·/);
  await officer(contract.extensionGrant, {
    directive,
    request: second?.request ?? "",
    duration: { days: 3 },
  });
  await settleFollowers(store);
  assert.deepEqual((await officer(contract.extensionList, { directive })).items, []);
  assert.match(await run(runExtension, ["fetch", directive]), /5근무일 요청 · 승인 3일/);
  assert.match(
    await run(runTasks, ["--directive", directive]),
    /연장됨 · .*2026\. 5\. 30\.\(토\) 23:59 KST까지[\s\S]*3일 연장됨/,
  );

  const { tasks } = await callerOf(origin, token, request)(contract.taskList, {});
  const own = tasks.find((one) => one.directive === directive);
  assert.equal(own?.due, "2026-05-30T14:59:59Z");
  assert.deepEqual(
    own.extensions.map(({ state, granted, answer }) => [state, granted, answer]),
    [
      ["declined", null, "훈련: 통제 부족"],
      ["granted", { days: 3 }, null],
    ],
  );
  const explained = await callerOf(
    origin,
    token,
    request,
  )(contract.directiveExplain, { directive, organization });
  assert.deepEqual(
    explained.advisories.map(({ due }) => due),
    [explained.due],
    "the explanation counts with it too",
  );
});

test("what a stick carries is taken from a file or standard input", async () => {
  const [name = ""] = await readdir(homeOf(dir).extensions);
  const path = join(homeOf(dir).extensions, name);
  const text = await readFile(path, "utf8");
  const stick = join(folder, "stick.json");
  await writeFile(stick, text);
  for (const [args, input] of [
    [["take", stick], ""],
    [["take", "-"], text],
  ] as const) {
    await rm(path);
    assert.match(await run(runExtension, args, input), new RegExp(`^${directive}: 3일 연장됨`));
    assert.equal((await readFile(path)).length > 0, true);
  }
});

test("a wish that makes no sense is refused before anything is sent, and help is there in both languages", async () => {
  for (const args of [
    ["ask", directive, "--days", "0", ...why],
    ["ask", directive, "--days", "1", "--hours", "1", ...why],
    ["ask", directive, ...why],
    ["ask", directive, "--days", "1"],
    ["ask", directive, "--days", "91", ...why],
    ["take", join(folder, "none.json")],
  ])
    await assert.rejects(
      run(runExtension, args),
      (error) => error instanceof Refusal && error.code === "input-invalid",
      args.join(" "),
    );
  assert.match(await run(runExtension, ["--help"]), /기한 연장/);
  assert.match(await run(runExtension, ["take"]), /extension take/);
  assert.deepEqual(log, []);
});
