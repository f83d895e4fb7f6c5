/** A room with cases: offices with keys for sealing that are unlocked, people of every kind who are signed in, and calls as each of them. */
import assert from "node:assert/strict";
import { keyidOf } from "#core/seal/index.ts";
import { publicKeyDocument, sealingAlgorithm, sealingSpki } from "#core/seal/key/public-key.ts";
import { hybridKem } from "#core/seal/primitive/platform.ts";
import type { Room } from "#edge/http/room.ts";
import { createApp } from "#edge/http/app.ts";
import { registerSealingKey } from "#store/sealed/sealing-keys.ts";
import { UnlockedKeys } from "#store/sealed/unlocked-keys.ts";
import { sql, system } from "#store/sql.ts";
import { type AccessRoom, asVisitor, signIn, startTestRoom } from "#test/kit/room/access-room.ts";

/** What an endpoint answers. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A key for sealing that a number makes: the same number, the same key. */
export async function sealingKey(fill: number) {
  const seed = new Uint8Array(32).fill(fill);
  const spki = sealingSpki(await hybridKem.publicKeyOf(seed));
  const keyid = await keyidOf(spki);
  const key = { purpose: "sealing", drill: true, algorithm: sealingAlgorithm, spki, keyid } as const;
  return { key, holder: { keyid, seed }, document: JSON.stringify(publicKeyDocument(key)) };
}

/** Who is signed in, by the names that tests call them. */
export type CaseRoom = {
  readonly here: AccessRoom;
  readonly unlocked: UnlockedKeys;
  readonly organizations: readonly string[];
  readonly headers: ReadonlyMap<string, Record<string, string>>;
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  readonly call: (who: string, method: string, path: string, body?: unknown) => Promise<[number, JsonObject]>;
  /** As `call`, of what must be done. */
  readonly done: (who: string, path: string, body: unknown) => Promise<JsonObject>;
  readonly close: () => Promise<void>;
};

/** Starts one; these offices have keys, made of these numbers and unlocked. `more`: whom the room knows outside. */
export async function startCaseRoom(
  keys: Readonly<Record<string, number>> = { msit: 5, nis: 9 },
  more: Pick<Room, "cveAuthority"> = {},
): Promise<CaseRoom> {
  const here = await startTestRoom();
  const unlocked = new UnlockedKeys(here.clock.now);
  const app = createApp({ ...here.room, ...more, unlocked });
  for (const [office, fill] of Object.entries(keys)) {
    const { key, holder } = await sealingKey(fill);
    await here.store.write(system, async (tx) => await registerSealingKey(tx, office, key));
    unlocked.unlock({ office, holder, until: null });
  }
  const rows = await here.store.read(system, async (tx) =>
    tx.rows<{ id: string }>(
      sql`select id from organization where valid_to is null and domain = 'private' order by id limit 2`,
    ),
  );
  const organizations = rows.map(({ id }) => id);
  const [first = "", second = ""] = organizations;
  const people = {
    lead: { role: "lead", office: "msit", domain: "private" },
    outsider: { role: "lead", office: "nis", domain: "public" },
    analyst: { role: "analyst" },
    chair: { role: "chair", office: "nso" },
    supplier: { role: "organization", organization: first },
    bystander: { role: "organization", organization: second },
  } as const;
  const headers = new Map<string, Record<string, string>>();
  for (const [id, post] of Object.entries(people))
    headers.set(id, asVisitor(await signIn(here, { id: `case-${id}`, ...post })));
  const call = async (
    who: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<[number, JsonObject]> => {
    const sent = body === undefined ? "" : JSON.stringify(body);
    const length = { "content-length": String(Buffer.byteLength(sent)) };
    const response = await app.request(path, {
      method,
      headers: { "content-type": "application/json", ...length, ...headers.get(who) },
      ...(body === undefined ? {} : { body: sent }),
    });
    return [response.status, (await response.json()) as JsonObject];
  };
  const done = async (who: string, path: string, body: unknown): Promise<JsonObject> => {
    const [status, answer] = await call(who, "POST", path, body);
    assert.equal(status, 200, JSON.stringify(answer));
    return answer;
  };
  const request = async (path: string, init?: RequestInit) => await app.request(path, init);
  return { here, unlocked, organizations, headers, request, call, done, close: here.close };
}
