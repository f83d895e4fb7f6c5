/** Every way in which a publication is not believed, each by its own reason; and that transports differ in nothing but the way. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import type { RoomKey } from "#core/document/room-keys.ts";
import { folderTransport } from "#publication/folder-transport.ts";
import { httpTransport } from "#publication/http-transport.ts";
import { type PublicationReason, PublicationRefusal } from "#publication/refusal.ts";
import { readLimitedFile } from "#publication/transport.ts";
import { chooseKeys, readKeys, type TrustOptions } from "#publication/trusted-keys.ts";
import { checkFile, openDirective } from "#publication/verified-files.ts";
import { type Acceptance, acceptIndex, type AcceptedIndex, openIndex } from "#publication/verified-index.ts";
import {
  advisoryOn,
  makeRoom,
  publication,
  withIndex,
  writePublication,
} from "#test/kit/room/test-publication.ts";

const [room, stranger] = await Promise.all([makeRoom(), makeRoom()]);
const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");
const files = await publication(room, { sequence: 5, advisory });
const now = "2026-05-14T00:00:00Z";

async function reasonOf(run: () => unknown): Promise<PublicationReason | "believed"> {
  try {
    await run();
    return "believed";
  } catch (error) {
    assert.ok(error instanceof PublicationRefusal, String(error));
    return error.reason;
  }
}

type Case = {
  readonly index?: Uint8Array | undefined;
  readonly pinned?: readonly RoomKey[];
  readonly shown?: unknown;
  readonly options?: TrustOptions;
  readonly known?: Partial<NonNullable<Acceptance["known"]>>;
  readonly now?: string;
};

async function accepted(one: Case): Promise<AcceptedIndex> {
  const shown = async (): Promise<unknown> => await Promise.resolve(one.shown ?? room.keys);
  const trusted = await chooseKeys(one.pinned ?? null, one.options ?? {}, shown);
  const opened = await openIndex(one.index ?? files.get("index.json") ?? new Uint8Array(), trusted, shown);
  const { index, digest } = opened;
  const known = one.known === undefined ? null : { ...index, digest, ...one.known };
  return acceptIndex(opened, { known, now: one.now ?? now, allowExpired: false });
}

async function indexOf(
  by: typeof room,
  change?: Parameters<typeof withIndex>[3],
): Promise<Uint8Array | undefined> {
  return (await withIndex(by, { sequence: 5 }, files, change)).get("index.json");
}

test("an index is believed only when keys, signature, form, world, age and room are right", async () => {
  const pinned = await readKeys(room.keys);
  const cases: readonly (readonly [PublicationReason | "believed", Case])[] = [
    ["believed", {}],
    ["believed", { pinned, shown: stranger.keys, known: {} }],
    ["believed", { known: { sequence: 4, digest: "0" } }],
    ["keys-form", { shown: { type: "bongsu.keys/1", keys: [] } }],
    ["key-not-shown", { options: { keyid: "0".repeat(64) } }],
    ["keys-changed", { pinned, shown: stranger.keys, index: await indexOf(stranger) }],
    ["not-signed", { pinned, index: await indexOf(stranger) }],
    ["not-signed", { options: { document: stranger.keys } }],
    ["envelope-form", { index: new TextEncoder().encode("{}") }],
    ["index-form", { index: await indexOf(room, (index) => ({ ...index, files: [{ path: "../x" }] })) }],
    ["key-of-other-world", { index: await indexOf(room, (index) => ({ ...index, drill: false })) }],
    ["other-world", { known: { drill: false } }],
    ["other-room", { known: { room: "another" } }],
    ["rolled-back", { known: { sequence: 6 } }],
    ["forked", { known: { digest: "0" } }],
    ["expired", { now: "2026-05-20T00:00:00Z" }],
  ];
  for (const [reason, one] of cases) assert.equal(await reasonOf(() => accepted(one)), reason);
});

test("a file is believed only by its digest, a directive also by its own signature, path and world", async () => {
  const index = await accepted({});
  const [path = "", bytes = new Uint8Array()] =
    [...files].find(([name]) => name.startsWith("directives/")) ?? [];
  const file = index.index.files.find((one) => one.path === path);
  assert.ok(file !== undefined);
  assert.equal(await reasonOf(() => checkFile(file, bytes)), "believed");
  assert.equal(await reasonOf(() => checkFile(file, bytes.subarray(1))), "file-digest");
  assert.equal(await reasonOf(() => openDirective(index, path, bytes)), "believed");
  const other = path.replace("1.json", "2.json");
  assert.equal(await reasonOf(() => openDirective(index, other, bytes)), "directive-other");
  const foreign = (await publication(stranger, { sequence: 5, advisory })).get(path) ?? new Uint8Array();
  assert.equal(await reasonOf(() => openDirective(index, path, foreign)), "directive-not-signed");
  const ofOtherWorld = (await publication(room, { sequence: 5, advisory, drill: false })).get(path);
  assert.equal(
    await reasonOf(() => openDirective(index, path, ofOtherWorld ?? new Uint8Array())),
    "directive-other",
  );
  const large = new Uint8Array(5 * 1024 * 1024);
  assert.equal(await reasonOf(() => openDirective(index, path, large)), "directive-large");
});

test("a folder and a web server give the same bytes, from any place on, and nothing where there is nothing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bongsu-transport-"));
  try {
    await writePublication(folder, files);
    const served: typeof fetch = async (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      const path = pathname.slice("/pub/".length);
      const bytes = files.get(path);
      const from = Number(/bytes=(\d+)-/.exec(new Headers(init?.headers).get("range") ?? "")?.[1] ?? 0);
      const headers = from === 0 ? undefined : { "content-range": `bytes ${from}-/*` };
      if (bytes === undefined) return await Promise.resolve(new Response(null, { status: 404 }));
      const body = new Uint8Array(bytes.subarray(from));
      return new Response(body, { status: from === 0 ? 200 : 206, ...(headers && { headers }) });
    };
    const below = folderTransport(join(folder, "pub"));
    const transports = [below, httpTransport("http://room.example/pub", served)];
    for (const transport of transports) {
      for (const [path, bytes] of files)
        assert.deepEqual(
          Buffer.from((await readLimitedFile(transport, path, 1e6)) ?? []),
          Buffer.from(bytes),
          path,
        );
      const stretch = await transport.open("index.json", 100);
      assert.equal(stretch?.start, 100);
      const rest = await Array.fromAsync(stretch?.pieces ?? []);
      assert.deepEqual(Buffer.concat(rest), Buffer.from(files.get("index.json") ?? []).subarray(100));
      assert.equal(await transport.open("packs/nothing", 0), null);
      assert.equal(await reasonOf(() => readLimitedFile(transport, "index.json", 10)), "file-long");
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
