/**
 * The stick between two network namespaces without a route: a room here, an agent there, a folder that is carried; the answer comes back as a slip that is typed, the
 * receipt goes home by the folder. Skipped, and named, where a namespace of its own may not be made.
 */
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { runBundle } from "#cli/bundle/bundle.ts";
import { directiveTexts } from "#edge/directive-texts.ts";
import { approveDirective, draftDirective, submitDirective } from "#stages/directive/commands.ts";
import { registerKey } from "#stages/registry/keys.ts";
import { makeToken } from "#stages/registry/tokens.ts";
import { responseStatusesOf } from "#stages/response/queries.ts";
import { system } from "#store/sql.ts";
import { program } from "#test/kit/command/program.ts";
import { ana, bo, draft } from "#test/kit/directive-fixtures.ts";
import { openPackRoom, type PackRoom } from "#test/kit/room/pack-room.ts";

const organization = "drill-major-07";
const isolated = spawnSync("unshare", ["-n", "true"]).status === 0;

describe("the stick", { skip: isolated ? false : "unshare -n is not permitted here" }, () => {
  let here: PackRoom;
  let [stick, home] = ["", ""];

  before(async () => {
    here = await openPackRoom();
    await here.bring({ advisory: here.on("drill-lib") });
    [stick, home] = [join(here.folder, "stick"), join(here.folder, "home")];
    for (const folder of [stick, home]) mkdirSync(folder);
  });
  after(async () => await here.close());

  /** The agent where no route leads anywhere, not even to itself. */
  async function agent(...args: readonly string[]): Promise<{ status: number; out: string; error: string }> {
    const env = { ...process.env, LANG: "C", BONGSU_DIR: join(home, "agent") };
    const all = ["-n", process.execPath, program, ...args];
    return await new Promise((done) => {
      const run = execFile("unshare", all, { timeout: 120_000, env, cwd: home }, (_, out, error) =>
        done({ status: run.exitCode ?? -1, out, error }),
      );
    });
  }

  async function bundle(name: string): Promise<void> {
    const { room } = here;
    const io = { env: { LANG: "C" }, write: () => undefined, error: () => undefined, ask: null };
    const surroundings = { now: () => room.now().toISOString(), fetch: room.fetch, write: () => undefined };
    const args = ["export", "--from", dirname(room.publicFolder), "--out", join(stick, name)];
    assert.equal(await runBundle(args, { ...io, surroundings }), 0);
  }

  async function issued(): Promise<string> {
    const { store, now, publishPacks } = here.room;
    const at = now().toISOString();
    const about = { ...draft, advisories: ["DRILL-drill-lib"], scope: `org.id in ["${organization}"]` };
    const { directive } = await store.write(ana, async (tx) => await draftDirective(tx, about, at));
    await store.write(ana, async (tx) => await submitDirective(tx, { directive }, at));
    await store.write(bo, async (tx) => await approveDirective(tx, { directive }, at, directiveTexts));
    await publishPacks();
    return directive;
  }

  it("carries a directive there, and a slip that is typed carries the answer back, with the receipt of any answer", async () => {
    const { room } = here;
    const directive = await issued();
    await bundle("publication");
    const imported = await agent("bundle", "import", join(stick, "publication"));
    assert.equal(imported.status, 0, imported.error);
    const made = await agent("key", "new", "--organization", organization);
    const publicKey = /\bMCow[A-Za-z0-9+/=]+/.exec(made.out)?.[0] ?? assert.fail(made.error);
    const by = { role: "organization", id: `op-${organization}`, organization } as const;
    await room.store.write(by, async (tx) => {
      await registerKey(tx, { organization, publicKey, label: "[DRILL] stick" });
    });
    const packages = { "node_modules/drill-lib": { version: "1.0.0" } };
    writeFileSync(join(home, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, packages }));
    assert.equal((await agent("check", "package-lock.json")).status, 1);
    const answered = await agent("attest", "--directive", directive, "--slip", "--qr", "slip.svg", "--yes");
    assert.equal(answered.status, 0, answered.error);
    const slip =
      /^ {2}([0-9A-Z]{5}(?:-[0-9A-Z]{1,5})+)$/m.exec(answered.out)?.[1] ?? assert.fail(answered.out);
    assert.ok(slip.length <= 60, slip);
    assert.match(readFileSync(join(home, "slip.svg"), "utf8"), /^<svg /);

    const asked = { role: "organization", organization, now: room.now() } as const;
    const { secret } = await room.store.write(system, async (tx) => await makeToken(tx, asked));
    const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
    const body = JSON.stringify({ slip: slip.toLowerCase() });
    const reply = await room.fetch(`${room.origin}/api/slips`, { method: "POST", headers, body });
    const receipt = await reply.text();
    assert.equal(reply.status, 200, receipt);
    const rows = await room.store.read(system, async (tx) => await responseStatusesOf(tx, organization));
    assert.equal(rows.find((row) => row.directive === directive)?.standing, "affected");

    writeFileSync(join(stick, "receipt.json"), receipt);
    const taken = await agent("receipt", "take", join(stick, "receipt.json"));
    assert.equal(taken.status, 0, taken.error);
    assert.equal((await agent("receipt", "list")).status, 0);
  });
});
