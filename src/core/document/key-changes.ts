/**
 * From keys of a room that are believed to those that it has today, by changes that keys sign themselves: how an agent that knew a room by Ed25519
 * alone comes to its hybrid key, and how it follows that key's rotation. What no believed key signed leads nowhere.
 */
import { listMember } from "#core/input/json.ts";
import type { RoomKey } from "#core/document/room-keys.ts";
import { type Envelope, fromBase64, readEnvelope } from "#core/seal/envelope.ts";
import { algorithmOf } from "#core/seal/index.ts";
import { standsWithoutAny } from "#core/seal/quorum.ts";
import { readKeyChange } from "#core/seal/key/key-statements.ts";

const mostChanges = 64;

/** The changes in a document of keys (`bongsu.keys/1`). */
function changesIn(document: unknown): readonly Envelope[] {
  return listMember(document, "changes")
    .slice(0, mostChanges)
    .flatMap((value) => {
      const envelope = readEnvelope(value);
      return envelope.ok ? [envelope.value] : [];
    });
}

/**
 * The keys that believed ones lead to: a change to a hybrid key adds it, and takes away the hybrid key from which it leads; an Ed25519 key stays, for what
 * is signed by it alone. The same keys where no change leads on. Where a hybrid
 * key is known, an Ed25519 key leads nowhere any more: whoever breaks or steals that one takes nothing back.
 */
export async function followChanges(
  keys: readonly RoomKey[],
  document: unknown,
): Promise<readonly RoomKey[]> {
  let believed = keys;
  for (const envelope of changesIn(document)) believed = await followed(believed, envelope);
  const known = new Set(keys.map(({ keyid }) => keyid));
  return believed.every(({ keyid }) => known.has(keyid)) ? keys : believed;
}

async function followed(keys: readonly RoomKey[], envelope: Envelope): Promise<readonly RoomKey[]> {
  const signers = new Set(envelope.signatures.map(({ keyid }) => keyid));
  const worlds = new Set(keys.flatMap(({ purpose, drill }) => (purpose === undefined ? [] : [drill])));
  const leading = keys.filter(
    ({ keyid, purpose, drill }) => signers.has(keyid) && (purpose !== undefined || !worlds.has(drill)),
  );
  for (const from of leading) {
    const spki = fromBase64(from.publicKey) ?? new Uint8Array();
    const algorithm = algorithmOf(spki);
    if (algorithm === undefined) continue;
    const use = { purpose: "publication", drill: from.drill } as const;
    const change = await readKeyChange(envelope, {
      ...use,
      keyid: from.keyid,
      algorithm: algorithm.name,
      spki,
    });
    if (!change.ok || change.value.to.keyid === from.keyid) continue;
    const { keyid, spki: next, drill } = change.value.to;
    const nextAlgorithm = algorithmOf(next);
    if (nextAlgorithm === undefined || !standsWithoutAny([nextAlgorithm])) continue;
    const to: RoomKey = { keyid, publicKey: next.toBase64(), drill, purpose: "publication" };
    // A room's hybrid key takes the place of every other of its world.
    return [...keys.filter(({ purpose, drill: world }) => purpose === undefined || world !== drill), to];
  }
  return keys;
}
