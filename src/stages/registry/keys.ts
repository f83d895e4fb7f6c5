/** Agent keys: public keys that an organisation registers for its agents, and revokes. Checking signatures is not done here. */
import { hash } from "node:crypto";
import { Refusal } from "#core/problem.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import { algorithmOf } from "#core/seal/index.ts";
import { signatureAlgorithms } from "#core/seal/signature-algorithms.ts";
import { appendEvents } from "#store/journal.ts";
import { maySign } from "./queries.ts";
import { sql, type Tx } from "#store/sql.ts";

const mostKeys = 100;

/** A registered key as the organisation sees it. */
type AgentKey = {
  readonly keyid: string;
  readonly label: string;
  readonly registeredAt: string;
  readonly revokedAt: string | null;
};

/** Registers a key (SPKI DER, base64) for the organisation of the actor; the same key again gives the same id. */
export async function registerKey(
  tx: Tx,
  key: { readonly organization: string; readonly publicKey: string; readonly label: string },
): Promise<string> {
  const spki = readSpki(key.publicKey);
  const keyid = hash("sha256", spki);
  const own = await keysOf(tx, key.organization);
  const same = own.find((known) => known.keyid === keyid);
  if (same?.revokedAt === null) return keyid;
  if (own.length >= mostKeys)
    throw new Refusal("too-many", `An organisation registers at most ${mostKeys} keys.`);
  const added = await tx.run(
    sql`insert into agent_key (keyid, organization, public_key, label)
        values (${keyid}, ${key.organization}, ${spki}, ${key.label}) on conflict do nothing`,
  );
  if (added === 0) throw new Refusal("conflict", "This key cannot be registered; make a new one.");
  await appendEvents(tx, { kind: "key.registered", organization: key.organization, key: keyid });
  return keyid;
}

function readSpki(base64: string): Buffer {
  const bytes = fromBase64(base64);
  if (bytes !== null && algorithmOf(bytes) !== undefined) return Buffer.from(bytes);
  const names = signatureAlgorithms.map(({ name }) => name).join(" or ");
  const message = `expected the SPKI DER of a public key (${names}) in base64`;
  throw new Refusal("input-invalid", "The key cannot be read.", [
    { at: "/publicKey", code: "key-form", message },
  ]);
}

/** Revokes a key of the actor's organisation; answers signed with it are refused from then on. Revoking twice is no error. */
export async function revokeKey(tx: Tx, organization: string, keyid: string): Promise<void> {
  const known = await tx.first<{ revoked: string | null }>(
    sql`select revoked_at as revoked from agent_key where keyid = ${keyid} and organization = ${organization} for update`,
  );
  if (known === undefined) throw new Refusal("not-found", "There is nothing here.");
  if (known.revoked !== null) return;
  await tx.run(sql`update agent_key set revoked_at = now() where keyid = ${keyid}`);
  await appendEvents(tx, { kind: "key.revoked", organization, key: keyid });
}

/** Keys of an organisation, oldest first; none where the actor may not see them. */
export async function keysOf(tx: Tx, organization: string): Promise<readonly AgentKey[]> {
  return await tx.rows<AgentKey>(
    sql`select keyid, label, registered_at as "registeredAt", revoked_at as "revokedAt" from agent_key
        where organization = ${organization} order by registered_at, keyid`,
  );
}

/** A key that may sign now: known, not revoked, its organisation still valid. `publicKey` is SPKI DER. For the room itself. */
export async function signingKey(
  tx: Tx,
  keyid: string,
  now: Date,
): Promise<{ readonly organization: string; readonly publicKey: Uint8Array<ArrayBuffer> } | undefined> {
  const row = await tx.first<{ organization: string; public_key: Buffer }>(
    sql`select k.organization, k.public_key from agent_key k join organization g on g.id = k.organization
        where k.keyid = ${keyid} and ${maySign(now)}`,
  );
  return row && { organization: row.organization, publicKey: new Uint8Array(row.public_key) };
}
