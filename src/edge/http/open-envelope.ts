/** Envelopes that agents send: the signature of a registered key is the authentication. The stage reads the payload. */
import type { Endpoint } from "#contract/endpoint.ts";
import { decodeText, member, readJson } from "#core/input/json.ts";
import { Refusal } from "#core/problem.ts";
import { open, readEnvelope } from "#core/seal/envelope.ts";
import { verifierOf } from "#core/seal/index.ts";
import type { Actor } from "#core/actor.ts";
import type { Sealed } from "#edge/http/handler.ts";
import type { Room } from "#edge/http/room.ts";
import { signingKey } from "#stages/registry/keys.ts";
import { system } from "#store/sql.ts";

const keyidForm = /^[0-9a-f]{64}$/;

/** An opened envelope: who sent it, and its payload as a JSON value. */
export type Unsealed = { readonly actor: Actor; readonly sealed: Sealed; readonly input: unknown };

/**
 * Opens the envelope of a body. Unknown key, revoked key, bad signature: one and the same refusal. A good signature over another
 * organisation's answer, or over one that is not of this world (drill or real), is not permitted.
 */
export async function unseal(body: unknown, entry: Endpoint, room: Room): Promise<Unsealed> {
  const read = readEnvelope(body);
  if (!read.ok) throw new Refusal("input-invalid", "The body is not an envelope.", read.findings);
  const envelope = read.value;
  const keyid = envelope.signatures[0]?.keyid ?? "";
  const key = keyidForm.test(keyid)
    ? await room.store.read(system, async (tx) => await signingKey(tx, keyid, room.now()))
    : undefined;
  if (key === undefined || envelope.signatures.length !== 1) throw badSignature();
  const expected = { payloadType: entry.sealed ?? "", threshold: 1 };
  const opened = await open(envelope, expected, verifierOf(new Map([[keyid, key.publicKey]])));
  if (!opened.ok) throw badSignature();
  const { payload } = opened.value;
  const input = readPayload(payload);
  if (member(input, "organization") !== key.organization)
    throw new Refusal("not-permitted", "The payload names another organisation than the key's.");
  if (member(input, "drill") !== room.drill)
    throw new Refusal(
      "not-permitted",
      room.drill ? "This room is a drill; the answer is not." : "This room is no drill; the answer is one.",
    );
  const actor: Actor = { role: "agent", id: `key:${keyid}`, organization: key.organization };
  return { actor, sealed: { envelope, keyid, payload }, input };
}

function readPayload(payload: Uint8Array): unknown {
  const text = decodeText(payload);
  const value = text.ok ? readJson(text.value, { depth: 40 }) : text;
  if (value.ok && (value.findings ?? []).length === 0) return value.value;
  throw new Refusal("input-invalid", "The payload is not clean JSON.", value.findings ?? []);
}

function badSignature(): Refusal {
  return new Refusal("signature-invalid", "The envelope is not signed by a key that may sign here.");
}
