/** A real room whose offices signed their root before there were files of a kind: agents refuse nothing, the room says it, and the next root mends it. */
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { syncFrom } from "#agent/sync/sync.ts";
import { writePublication } from "#channels/files.ts";
import { writeNewKey } from "#cli/key/key-file.ts";
import { runPublication } from "#cli/publication/root.ts";
import { publicationOf } from "#main/room/channels.ts";
import { openRepository } from "#main/room/publication/publication-repository.ts";
import { lookAtRoles } from "#main/room/publication/role-conditions.ts";
import { type Publisher, publishIndex, putFile, renewIndex } from "#stages/dissemination/publication.ts";
import { sql, type Store, system, type Tx } from "#store/sql.ts";
import { runToEnd } from "#test/kit/command/run-command.ts";
import { makeRoom, type PublishingRoom } from "#test/kit/room/test-publication.ts";
import { freshStore } from "#test/kit/room/test-store.ts";

type Roles = { paths: string[] }[];
type RootFile = { trees: Record<string, { targets: { signed: { delegations: { roles: Roles } } } }> };

let store: Store;
let room: PublishingRoom;
let repository: Awaited<ReturnType<typeof openRepository>>;
let data = "";
const at = (name: string): string => join(data, name);
const now = (): string => new Date().toISOString();
const write = async <T>(step: (tx: Tx) => Promise<T>): Promise<T> => await store.write(system, step);
const publisher = (): Publisher => ({
  room: room.name,
  drill: false,
  signer: room.signer,
  repository: repository.current,
});

async function command(...args: readonly string[]): Promise<void> {
  const { code, error } = await runToEnd(runPublication, [...args, "--lang", "en"]);
  assert.equal(code, 0, error);
}

/** The root of a release that knew no advisories of a room's own, where `narrow`. */
async function root(narrow: boolean, ...args: readonly string[]): Promise<void> {
  await command(
    "root",
    ...args,
    "--roles",
    at("keys/publication-roles.json"),
    "--out",
    at("draft"),
    "--force",
  );
  const draft = JSON.parse(await readFile(at("draft"), "utf8")) as RootFile;
  for (const { targets } of Object.values(draft.trees))
    for (const role of targets.signed.delegations.roles)
      role.paths = role.paths.filter((path) => !narrow || !path.startsWith("advisories/"));
  await writeFile(at("draft"), JSON.stringify(draft));
  await command("root", "sign", at("draft"), "--key", at("office"), "--out", at("signed"), "--force");
  await command("root", "put", at("signed"), "--data", data);
}

/** What the room does each minute, and what an agent makes of it. */
async function minute(): Promise<{ readonly wrong: readonly string[]; readonly files: readonly string[] }> {
  await repository.reload();
  await write(async (tx) => await renewIndex(tx, publisher(), now()));
  const wrong = await lookAtRoles({ store, data }, repository.current(), now());
  await writePublication(at("pub"), publicationOf(store), new AbortController().signal);
  await cp(at("keys.json"), at("pub/keys.json"));
  const surroundings = { now, fetch: globalThis.fetch, write: () => undefined };
  const synced = await syncFrom({ from: data, dir: at("agent") }, surroundings);
  assert.deepEqual(synced.gaps, []);
  const { files } = JSON.parse(
    Buffer.from(
      (JSON.parse(await readFile(at("pub/index.json"), "utf8")) as { payload: string }).payload,
      "base64",
    ).toString(),
  ) as { files: { path: string }[] };
  return { wrong: wrong.map(({ code, about }) => `${code} ${about}`), files: files.map(({ path }) => path) };
}

describe("a root that is older than a kind of files", () => {
  before(async () => {
    store = await freshStore();
    room = await makeRoom(false);
    data = await mkdtemp(join(tmpdir(), "bongsu-narrow-"));
    await writeFile(at("keys.json"), JSON.stringify(room.keys));
    await writeNewKey(
      at("office"),
      { purpose: "publication", drill: false },
      { passphrase: null, pin: null },
    );
    await write(async (tx) => {
      await tx.run(sql`insert into office (id, kind, name) values ('nso', 'lead', '{"en":"DRILL"}')`);
    });
    repository = await openRepository({ room: room.name, drill: false, data, store });
    await root(true, "new", "--office", at("office.pub"));
  });
  after(async () => {
    await store.close();
    await rm(data, { recursive: true, force: true });
  });

  it("keeps them out of the index and says so, until the offices sign one that names them", async () => {
    const path = "advisories/provider-metadata.json";
    const content = new TextEncoder().encode('{"drill":true}');
    await write(async (tx) => {
      await putFile(tx, { path, kind: "advisory", content, at: now() });
      await publishIndex(tx, publisher(), now());
    });
    const narrow = await minute();
    assert.deepEqual(narrow, { wrong: ["root-narrow advisories"], files: [] });
    await root(false, "rotate", at("keys/root-1.json"));
    const wide = await minute();
    assert.deepEqual(wide, { wrong: [], files: [path] });
  });
});
