/** A room for tests: a fresh database with the drill world or an invented one, the real server in-process, a clock in hand, and ways to sign in. */
import { collectingLog } from "./printed-log.ts";
import { generateKeyPairSync, hash, sign, type KeyObject } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Hono } from "hono";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { type Envelope, seal, type Signer } from "#core/seal/envelope.ts";
import { agreedSecret } from "#core/slip/slip-tag.ts";
import { createApp } from "#edge/http/app.ts";
import { createBus, type Room } from "#edge/http/room.ts";
import { registerKey } from "#stages/registry/keys.ts";
import { type Operator, registerOperator } from "#stages/registry/operators.ts";
import { makeLink, openByLink } from "#stages/registry/sessions.ts";
import { loadWorld } from "#stages/registry/load-world.ts";
import { type Store, sql, system } from "#store/sql.ts";
import { freshStore } from "./test-store.ts";

/** A clock that stands until it is moved. */
export type Clock = { readonly now: () => Date; readonly move: (milliseconds: number) => void };

/** A running room and what a test needs to speak with it. */
export type AccessRoom = {
  readonly room: Room;
  readonly store: Store;
  readonly app: Hono;
  readonly clock: Clock;
  readonly folder: string;
  readonly log: string[];
  readonly close: () => Promise<void>;
};

/** Headers of a person who signed in. */
export type Visitor = {
  readonly cookie: string;
  readonly csrf: string;
  readonly operator: string;
};

/** Starts a room with a world. */
export async function startTestRoom(world: "drill" | "empty" = "drill"): Promise<AccessRoom> {
  let at = Date.now();
  const clock: Clock = {
    now: () => new Date(at),
    move: (milliseconds) => {
      at += milliseconds;
    },
  };
  const store = await freshStore(clock.now);
  await loadWorld(store, world);
  const folder = mkdtempSync(join(tmpdir(), "bongsu-room-"));
  const log: string[] = [];
  const room: Room = {
    store,
    drill: world === "drill",
    version: "0.0.0-test",
    origin: "http://localhost:8420",
    ...roomSigning(),
    publicFolder: join(folder, "pub"),
    webFolder: join(folder, "web"),
    now: clock.now,
    bus: createBus(),
    checkOutputs: true,
    log: collectingLog(log),
  };
  const close = async (): Promise<void> => {
    room.bus.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { room, store, app: createApp(room), clock, folder, log, close };
}

/** Opens a session for an operator, who is registered first if nobody knows it. */
export async function signIn(
  { room, store }: AccessRoom,
  operator: Omit<Operator, "name" | "language">,
): Promise<Visitor> {
  const known: Operator = {
    name: { ko: "[훈련] 담당자", en: "[DRILL] Officer" },
    language: "ko",
    ...operator,
  };
  const { secret, session } = await store.write(system, async (tx) => {
    const there = await tx.first(sql`select 1 from operator where id = ${operator.id}`);
    if (there === undefined) await registerOperator(tx, known);
    const link = await makeLink(tx, { operator: operator.id, now: room.now() });
    return await openByLink(tx, link.secret, { now: room.now(), drill: room.drill });
  });
  return { cookie: `bongsu_session=${secret}`, csrf: session.csrf, operator: operator.id };
}

/** The headers with which a visitor changes something. */
export function asVisitor(visitor: Visitor): Record<string, string> {
  return { cookie: visitor.cookie, "x-bongsu-csrf": visitor.csrf };
}

/** An agent with a registered key. */
export type TestAgent = Signer & { readonly organization: string; readonly pkcs8: Uint8Array };

/** A fresh Ed25519 key pair: its id, its public half as SPKI in base64, and a signer. */
export function newKey(): Signer & { readonly publicKey: string; readonly pkcs8: Uint8Array } {
  const pair = generateKeyPairSync("ed25519");
  const spki = pair.publicKey.export({ format: "der", type: "spki" });
  const keyid = hash("sha256", spki);
  const pkcs8 = new Uint8Array(pair.privateKey.export({ format: "der", type: "pkcs8" }));
  return { keyid, publicKey: spki.toString("base64"), pkcs8, sign: signerOf(pair.privateKey) };
}

/** What a room signs with, and what its key agrees on with others. */
function roomSigning(): Pick<Room, "signer" | "agree"> {
  const key = newKey();
  return { signer: key, agree: async (spki) => await agreedSecret(key.pkcs8, spki) };
}

function signerOf(key: KeyObject): Signer["sign"] {
  return async (bytes) => await Promise.resolve(new Uint8Array(sign(null, bytes, key)));
}

/** Registers a fresh key for an organisation. */
export async function registerAgent({ store }: AccessRoom, organization: string): Promise<TestAgent> {
  const { keyid, publicKey, pkcs8, sign: signWith } = newKey();
  await store.write({ role: "organization", id: "test", organization }, async (tx) => {
    await registerKey(tx, { organization, publicKey, label: "test" });
  });
  return { keyid, pkcs8, sign: signWith, organization };
}

/** A payload sealed by an agent. */
export async function sealed(payloadType: string, payload: unknown, signer: Signer): Promise<Envelope> {
  return await seal(payloadType, canonicalBytes(payload), [signer]);
}

type NotifiedDirective = {
  readonly id: string;
  readonly revision?: number;
  /** The state that its newest document has. */
  readonly state?: string;
  /** The sha256 of its pack. */
  readonly pack?: string | null;
};

/** Stores a directive in force and that an organisation was notified of it, as far as answers are judged by them. */
export async function notifyOf(
  { store }: AccessRoom,
  organization: string,
  { id, revision = 1, state = "issued", pack = null }: NotifiedDirective,
): Promise<void> {
  const document = {
    state,
    issuedAt: "2026-01-01T00:00:00Z",
    pack: pack === null ? null : { sha256: pack },
  };
  await store.write(system, async (tx) => {
    await tx.run(sql`
      insert into directive (id, state, revision, office, drill, draft, drafted_by, drafted_at, updated_at)
      values (${id}, 'issued', ${revision}, 'nis', true, '{}', 'one', now(), now())`);
    await tx.run(sql`
      insert into directive_revision (directive, revision, document, at)
      values (${id}, ${revision}, ${JSON.stringify(document)}, now())`);
    await tx.run(sql`
      insert into notification (directive, organization, revision, tier, sector, domain, at)
      values (${id}, ${organization}, ${revision}, 'basic', 'government', 'public', now())`);
  });
}
