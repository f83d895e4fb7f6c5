/** Notices of offices in the agent's folder, judged each time they are read. They order nothing: one that cannot be judged is passed over, with a remark. */
import type { Home, SyncState } from "#agent/home/agent-folder.ts";
import { officesFile } from "#agent/sync/offices-file.ts";
import { storedRosters } from "#agent/sync/pinned-rosters.ts";
import { timeFollowing } from "#core/clock/signed-time.ts";
import type { Finding } from "#core/problem.ts";
import { judgeNotice, type OfficeNotice, currentNotices } from "#core/roster/office-notice.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";

/** A notice as the agent tells it. */
export type CurrentNotice = OfficeNotice & { readonly sha256: string };

/** Those that stand, newest first, and a remark for each that cannot be judged. */
type ReadNotices = { readonly notices: readonly CurrentNotice[]; readonly findings: readonly Finding[] };

/** More than these are not read: an office brings twenty a day at most. */
const mostRead = 200;

/** Judges the notices that the folder holds; without a pinned roster there is nothing to judge them by, and none is told. */
export async function readNotices(home: Home, state: SyncState): Promise<ReadNotices> {
  const listed = state.files.filter(({ kind }) => kind === "notice").slice(0, mostRead);
  const pinned = listed.length === 0 ? null : await storedRosters(home, state);
  const [notices, findings] = [[] as CurrentNotice[], [] as Finding[]];
  if (pinned === null) return { notices, findings };
  const at = timeFollowing(state, state.syncedAt);
  for (const one of listed) {
    const file = await officesFile(home, one, { pinned, payloadType: payloadTypes.notice });
    const judged = file.ok
      ? await judgeNotice(file.value, { pin: pinned.pin, known: pinned.chain, at })
      : file;
    if (judged.ok) notices.push({ ...judged.value.notice, sha256: judged.value.sha256 });
    else
      findings.push({
        at: one.path,
        code: "notice-ignored",
        message: `This notice is passed over: ${judged.findings[0]?.message ?? ""}`,
      });
  }
  return { notices: currentNotices(notices), findings };
}
