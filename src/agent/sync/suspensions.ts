/**
 * Suspensions in the agent's folder, judged each time they are read. One that is not there, or that cannot be judged here, stops no clock: without it deadlines
 * are earlier, never later.
 */
import { type Home, type SyncState } from "#agent/home/agent-folder.ts";
import { officesFile } from "#agent/sync/offices-file.ts";
import { type StoredRosters, storedRosters } from "#agent/sync/pinned-rosters.ts";
import { compareInstants } from "#core/clock/clock.ts";
import { timeFollowing } from "#core/clock/signed-time.ts";
import { type IndexFile, suspendedOfPath } from "#core/document/pub-index.ts";
import { failed, type Finding, type Parsed } from "#core/problem.ts";
import {
  countedSuspensions,
  judgeSuspension,
  type SuspendedOrder,
  type Suspension,
  type SuspensionInForce,
} from "#core/roster/suspension.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";

/** Suspensions that count, by directive, and a remark for each that does not. */
type ReadSuspensions = {
  readonly suspensions: ReadonlyMap<string, readonly SuspensionInForce[]>;
  readonly findings: readonly Finding[];
};

const mostOfDirective = 50;

/** A suspension as it is told while it lasts. */
export type CurrentSuspension = Pick<Suspension, "directive" | "office" | "until" | "reason">;

/** Those that last at an instant. */
export function currentSuspensions(
  suspensions: ReadSuspensions["suspensions"],
  now: string,
): readonly CurrentSuspension[] {
  return [...suspensions.values()].flat().flatMap(({ suspension }) => {
    const { directive, office, until, reason } = suspension;
    const lasts = until === null || compareInstants(now, until) < 0;
    return lasts ? [{ directive, office, until, reason }] : [];
  });
}

/** Judges every suspension of these orders that the folder holds. */
export async function readSuspensions(
  home: Home,
  state: SyncState,
  orders: readonly SuspendedOrder[],
): Promise<ReadSuspensions> {
  const byDirective = Map.groupBy(
    state.files.filter(({ kind }) => kind === "suspension"),
    ({ path }) => suspendedOfPath(path) ?? "",
  );
  const [suspensions, findings] = [new Map<string, readonly SuspensionInForce[]>(), [] as Finding[]];
  if (byDirective.size === 0) return { suspensions, findings };
  const pinned = await storedRosters(home, state);
  const at = timeFollowing(state, state.syncedAt);
  for (const order of orders) {
    const judged: SuspensionInForce[] = [];
    for (const file of byDirective.get(order.directive)?.slice(0, mostOfDirective) ?? []) {
      const one = await judgedFile(home, file, { order, pinned, at });
      if (one.ok) judged.push(one.value);
      // What was suspended before the order was revised is no news.
      else if (one.findings[0]?.code !== "suspension-other-order")
        findings.push({
          at: file.path,
          code: "suspension-ignored",
          message: `This suspension stops no clock: ${one.findings[0]?.message ?? ""}`,
        });
    }
    if (judged.length > 0) suspensions.set(order.directive, countedSuspensions(judged));
  }
  return { suspensions, findings };
}

type JudgedWith = {
  readonly order: SuspendedOrder;
  readonly pinned: StoredRosters | null;
  readonly at: string;
};

async function judgedFile(
  home: Home,
  listed: IndexFile,
  { order, pinned, at }: JudgedWith,
): Promise<Parsed<SuspensionInForce>> {
  if (pinned === null)
    return failed("", "suspension-ignored", "No roster is pinned here by which it could be judged.");
  const file = await officesFile(home, listed, { pinned, payloadType: payloadTypes.suspension });
  if (!file.ok) return file;
  return await judgeSuspension(file.value, { order, pin: pinned.pin, known: pinned.chain, at });
}
