/**
 * Agents of every release, each as it was built then, answer a room of today: what they cannot say is unknown there and is no reason to refuse them; and
 * today's agent goes on in the folder that they leave. The bundles are `test/vectors/release/vRELEASE/agent.mjs.br`.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { dirname, join, resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { createAdaptorServer, type ServerType } from "@hono/node-server";
import { checkPaths } from "#agent/check/check.ts";
import { attestDirective } from "#agent/response/send-response.ts";
import { directiveTexts } from "#edge/directive-texts.ts";
import { approveDirective, draftDirective, submitDirective } from "#stages/directive/commands.ts";
import { registerKey } from "#stages/registry/keys.ts";
import { responseStatusesOf } from "#stages/response/queries.ts";
import { system } from "#store/sql.ts";
import { ana, bo, draft } from "#test/kit/directive-fixtures.ts";
import { openPackRoom, type PackRoom } from "#test/kit/room/pack-room.ts";

const releases = resolve(import.meta.dirname, "../vectors/release");
const organization = "drill-major-07";
let here: PackRoom;
let server: ServerType;
let address = "";

/** A directive on the library that the organisation runs, published. */
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

/** The bundled agent of a release in a folder of its own; gives its exit status with what it wrote. */
function agentOf(release: string): (...args: readonly string[]) => Promise<{ status: number; text: string }> {
  const bundle = join(here.folder, `${release}.mjs`);
  writeFileSync(bundle, brotliDecompressSync(readFileSync(join(releases, release, "agent.mjs.br"))));
  return async (...args) =>
    await new Promise((done) => {
      const all = [bundle, ...args, "--dir", join(here.folder, release)];
      const run = execFile(process.execPath, all, { timeout: 60_000 }, (_, out, error) =>
        done({ status: run.exitCode ?? -1, text: `${out}${error}` }),
      );
    });
}

describe("a room of today", () => {
  before(async () => {
    here = await openPackRoom();
    await here.bring({ advisory: here.on("drill-lib") });
    server = createAdaptorServer({ fetch: async (request: Request) => await here.room.fetch(request) });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(async () => {
    server.close();
    await here.close();
  });

  for (const release of readdirSync(releases)) {
    if (!existsSync(join(releases, release, "agent.mjs.br"))) continue;
    it(`takes answers of the agent of ${release}, and today's agent goes on in its folder`, async () => {
      const { room, folder } = here;
      const directive = await issued();
      const agent = agentOf(release);
      const list = join(folder, "package-lock.json");
      const packages = { "node_modules/drill-lib": { version: "1.0.0" } };
      writeFileSync(list, JSON.stringify({ lockfileVersion: 3, packages }));
      await agent("sync", "--from", dirname(room.publicFolder));
      const made = await agent("key", "new", "--organization", organization);
      const publicKey = /\bMCow[A-Za-z0-9+/=]+/.exec(made.text)?.[0] ?? assert.fail(made.text);
      const by = { role: "organization", id: `op-${organization}`, organization } as const;
      await room.store.write(by, async (tx) => {
        await registerKey(tx, { organization, publicKey, label: release });
      });
      assert.equal((await agent("check", list)).status, 1);
      const sent = await agent("attest", "--directive", directive, "--room", address, "--yes");
      assert.equal(sent.status, 0, sent.text);
      assert.equal(await standing(directive), "affected");

      const dir = join(folder, release);
      const around = { now: () => room.now().toISOString(), fetch: room.fetch, write: () => undefined };
      await checkPaths({ paths: [list], dir }, around);
      const wish = { directive, dir, room: room.origin };
      const today = await attestDirective(wish, async () => await Promise.resolve(true), around);
      assert.deepEqual([today?.confirmed, today?.sent.type], [true, "bongsu.attestation/1"]);
      assert.equal(await standing(directive), "affected");
    });
  }
});

async function standing(directive: string): Promise<string | undefined> {
  const rows = await here.room.store.read(system, async (tx) => await responseStatusesOf(tx, organization));
  return rows.find((row) => row.directive === directive)?.standing;
}
