/**
 * The room's word whether this organisation is addressed, in the agent's folder: taken from the room or a stick, believed with a pinned key of the room, for
 * this organisation, room and world alone, and read back with the same doubt. Without it nobody at home can say, and every such directive asks.
 */
import { type Home, homeOf, ownIds, readState, type SyncState } from "#agent/home/agent-folder.ts";
import { readFileIfExists, writeJson } from "#agent/home/durable-files.ts";
import { withLock } from "#agent/home/folder-lock.ts";
import { findingsRefusal, MessageRefusal } from "#agent/home/message-refusal.ts";
import { readDirectives } from "#agent/sync/directives.ts";
import { readPinned } from "#agent/sync/pinned-keys.ts";
import { addressedBy, type Addressing, readAddressing } from "#core/document/addressing.ts";
import { compareInstants } from "#core/clock/clock.ts";
import { member, readJsonBytes } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";
import { readEnvelope } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { openEnvelope } from "#publication/sealed-json.ts";

const largest = 4 * 1024 * 1024;

/** Keeps the room's word: an envelope, or the room's answer with it. Refuses what is not this organisation's, and what is older than what is kept. */
export async function takeAddressing(dir: string, bytes: Uint8Array): Promise<Addressing> {
  return await withLock(dir, async () => {
    const home = homeOf(dir);
    const state = await readState(home);
    if (state === null) throw new MessageRefusal("set-up-failed", (t) => t("agent.notSynced", { dir }));
    const read = await believed(bytes, home, state);
    if (!read.ok) throw findingsRefusal("input-invalid", read.findings);
    const kept = await storedAddressing(home, state);
    if (kept !== null && compareInstants(read.value.at, kept.at) < 0) return kept;
    const json = readJsonBytes(bytes);
    await writeJson(home.addressing, json.ok ? envelopeIn(json.value) : null);
    return read.value;
  });
}

/** The word that is kept and believed; `null` where there is none. */
export async function storedAddressing(home: Home, state: SyncState | null): Promise<Addressing | null> {
  const bytes = state === null ? null : await readFileIfExists(home.addressing);
  if (bytes === null || state === null) return null;
  const read = await believed(bytes, home, state);
  return read.ok ? read.value : null;
}

function envelopeIn(value: unknown): unknown {
  return member(value, "addressing") ?? value;
}

async function believed(bytes: Uint8Array, home: Home, state: SyncState): Promise<Parsed<Addressing>> {
  if (bytes.length > largest) return failed("", "addressing-form", "It is too large to be an addressing.");
  const json = readJsonBytes(bytes);
  const envelope = json.ok ? readEnvelope(envelopeIn(json.value)) : json;
  if (!envelope.ok) return envelope;
  const opened = await openEnvelope(envelope.value, payloadTypes.addressing, (await readPinned(home)) ?? []);
  if (!opened.ok)
    return failed(
      "",
      "addressing-not-signed",
      "It is not signed by a key of this room that is believed here.",
    );
  const read = opened.value.value.ok ? readAddressing(opened.value.value.value) : opened.value.value;
  if (!read.ok) return read;
  const { room, drill, organization } = read.value;
  if (room !== state.room || drill !== state.drill)
    return failed("", "addressing-other-room", "It is of another room or another world.");
  return (await ownIds(home)).some((id) => id !== organization)
    ? failed("", "addressing-of-another", "It is about another organisation.")
    : read;
}

/** The directives in force of which nobody at home can say whether they address this organisation. */
export async function unsettledDirectives(dir: string): Promise<readonly string[]> {
  const home = homeOf(dir);
  const state = await readState(home);
  if (state === null) return [];
  const kept = await storedAddressing(home, state);
  const { inForce } = await readDirectives(home, state);
  return inForce
    .filter((directive) => directive.addressees !== undefined && addressedBy(kept, directive) === null)
    .map(({ id }) => id);
}
