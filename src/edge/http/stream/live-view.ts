/**
 * One view: the state that all of its watchers are shown. It is read and compared once for all of them, whoever and how many they are; the last
 * changes are kept for those who come back after a gap.
 */
import { hash } from "node:crypto";
import { createPatch } from "rfc6902";
import { eventFrame } from "#edge/http/stream/event-frame.ts";
import type { LiveSource } from "#edge/http/stream/live-source.ts";

/** A view; nothing is asked while nobody calls. */
export type LiveView = {
  /** Reads anew where the version moved. */
  readonly refresh: () => Promise<void>;
  /** Which state is the newest; `null` before the first was read. */
  readonly newest: () => string | null;
  /** The events for one who has the state of this id: none where it is the newest, the changes since, or the whole state where it is not known here. */
  readonly eventsSince: (id: string | null) => readonly Uint8Array[];
};

type State = { readonly id: string; readonly value: unknown; readonly whole: Uint8Array };
type Change = { readonly from: string; readonly event: Uint8Array };

/** How many bytes of changes are kept; who was away for longer gets the whole state, which is seldom more. */
const keptBytes = 256 * 1024;

/** A view of what a source shows, empty until it is refreshed. */
export function createLiveView(source: LiveSource<unknown>): LiveView {
  let version: string | null = null;
  let state: State | null = null;
  let changes: readonly Change[] = [];
  const refresh = async (): Promise<void> => {
    const now = await source.version();
    if (now === version) return;
    const next = stateOf(await source.read());
    version = now;
    const before = state;
    if (before?.id === next.id) return;
    if (before !== null)
      changes = lastChanges([...changes, { from: before.id, event: changeBetween(before, next) }]);
    state = next;
  };
  const eventsSince = (id: string | null): readonly Uint8Array[] => {
    if (state === null || id === state.id) return [];
    const known = changes.findLastIndex(({ from }) => from === id);
    return known < 0 ? [state.whole] : changes.slice(known).map(({ event }) => event);
  };
  return { refresh, newest: () => state?.id ?? null, eventsSince };
}

/** The id is of the content: another process that serves the room gives the same state the same. */
function stateOf(read: unknown): State {
  const json = JSON.stringify(read);
  const id = hash("sha256", json, "base64url").slice(0, 22);
  return { id, value: JSON.parse(json), whole: eventFrame("state", id, json) };
}

/** The smaller of what changed and the whole. */
function changeBetween(before: State, after: State): Uint8Array {
  const patch = eventFrame("patch", after.id, JSON.stringify(createPatch(before.value, after.value)));
  return patch.length < after.whole.length ? patch : after.whole;
}

function lastChanges(changes: readonly Change[]): readonly Change[] {
  let bytes = 0;
  const from = changes.findLastIndex(({ event }) => (bytes += event.length) > keptBytes);
  return changes.slice(from + 1);
}
