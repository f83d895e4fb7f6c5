/** Notices and guidelines of offices in the agent's folder, judged each time they are read. They order nothing: one that cannot be judged is passed over, with a remark. */
import type { Home, SyncState } from "#agent/home/agent-folder.ts";
import { officesFile } from "#agent/sync/offices-file.ts";
import { type StoredRosters, storedRosters } from "#agent/sync/pinned-rosters.ts";
import { compareInstants } from "#core/clock/clock.ts";
import { timeFollowing } from "#core/clock/signed-time.ts";
import type { IndexFile } from "#core/document/pub-index.ts";
import { type Finding, type Parsed, parsed } from "#core/problem.ts";
import {
  currentNotices,
  judgeNotice,
  type OfficeNotice,
  readOfficeNotice,
} from "#core/roster/office-notice.ts";
import type { OrderFile } from "#core/roster/order.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";

/** A notice as the agent tells it. */
export type CurrentNotice = OfficeNotice & { readonly sha256: string };

/** Those that stand, newest first, and a remark for each that cannot be judged. */
type ReadNotices = { readonly notices: readonly CurrentNotice[]; readonly findings: readonly Finding[] };

/** So many of the newest are judged: by the time that each states, as the digests under which files lie have no order in time. */
const mostJudged = 200;

/** Judges the notices that the folder holds; without a pinned roster there is nothing to judge them by, and none is told. */
export async function readNotices(home: Home, state: SyncState): Promise<ReadNotices> {
  const listed = state.files.filter(({ kind }) => kind === "notice" || kind === "guideline");
  const pinned = listed.length === 0 ? null : await storedRosters(home, state);
  const [notices, findings] = [[] as CurrentNotice[], [] as Finding[]];
  if (pinned === null) return { notices, findings };
  const at = timeFollowing(state, state.syncedAt);
  const files: StatedNotice[] = [];
  for (const one of listed) {
    const read = await statedNotice(home, one, pinned);
    if (read.ok) files.push(read.value);
    else findings.push(ignored(one.path, read.findings));
  }
  const newest = files.toSorted((a, b) => compareInstants(b.issuedAt, a.issuedAt)).slice(0, mostJudged);
  for (const { path, file } of newest) {
    const judged = await judgeNotice(file, { pin: pinned.pin, known: pinned.chain, at });
    if (judged.ok) notices.push({ ...judged.value.notice, sha256: judged.value.sha256 });
    else findings.push(ignored(path, judged.findings));
  }
  return { notices: currentNotices(notices), findings };
}

/** A file, and of when the notice in it says that it is. */
type StatedNotice = { readonly path: string; readonly file: OrderFile; readonly issuedAt: string };

async function statedNotice(
  home: Home,
  listed: IndexFile,
  pinned: StoredRosters,
): Promise<Parsed<StatedNotice>> {
  const file = await officesFile(home, listed, { pinned, payloadType: payloadTypes.notice });
  if (!file.ok) return file;
  const notice = readOfficeNotice(fromBase64(file.value.order.payload) ?? new Uint8Array());
  if (!notice.ok) return notice;
  return parsed({ path: listed.path, file: file.value, issuedAt: notice.value.issuedAt });
}

function ignored(path: string, findings: readonly Finding[]): Finding {
  const message = `This notice is passed over: ${findings[0]?.message ?? ""}`;
  return { at: path, code: "notice-ignored", message };
}
