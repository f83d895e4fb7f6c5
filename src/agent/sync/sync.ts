/**
 * `sync`: brings what a room published home, and believes nothing unsigned. Refuses an index that is older than the one known (rollback), expired
 * (freeze), of the other world (drill or real), or signed by a key that is not pinned. Running it again changes nothing; a run that broke off goes on.
 */
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import {
  type Home,
  homeOf,
  readState,
  type SyncState,
  type Surroundings,
  writeState,
} from "#agent/home/agent-folder.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { isMissing } from "#agent/home/durable-files.ts";
import { makeFolder, withLock } from "#agent/home/folder-lock.ts";
import { fetchDirectiveFacts, type FetchedFacts, removeReplacedFacts } from "#agent/sync/directive-facts.ts";
import { readDirectives } from "#agent/sync/directives.ts";
import { download } from "#agent/sync/download.ts";
import { type FetchedDirectives, fetchDirectives } from "#agent/sync/fetch-directives.ts";
import { type FetchedPack, fetchPack, removeUnlistedEcosystems } from "#agent/sync/fetch-packs.ts";
import {
  hasFollowed,
  pinRoomKeys,
  readNewestIndex,
  readPinned,
  writeNewestIndex,
} from "#agent/sync/pinned-keys.ts";
import {
  acceptFollowed,
  metadataOf,
  newRoot,
  type NewRoot,
  openFollowed,
} from "#agent/sync/publication-metadata.ts";
import { followedByOffices } from "#agent/sync/offices.ts";
import { readNotices, type CurrentNotice } from "#agent/sync/office-notices.ts";
import { type CurrentSuspension, currentSuspensions } from "#agent/sync/suspensions.ts";
import { type PinnedRosters, pinRosters } from "#agent/sync/pinned-rosters.ts";
import { type Retained, retainedDirectives } from "#agent/sync/retained-directives.ts";
import { findPublication, type FoundPublication, shownKeys } from "#agent/sync/publication-source.ts";
import { timeFollowing } from "#core/clock/signed-time.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import { greaterVersion } from "#core/document/agent-release.ts";
import { coveredBy, ecosystemPacks } from "#core/document/ecosystem-packs.ts";
import type { DirectiveGap } from "#core/document/directive-gap.ts";
import type { DatedMove } from "#core/document/facts-file.ts";
import { newEpochs, type RoomEpoch } from "#core/document/room-epoch.ts";
import { directiveOfPath, type IndexFile } from "#core/document/pub-index.ts";
import { isAhead } from "#core/matching/coverage.ts";
import type { RosterPin } from "#core/roster/roster-chain.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import type { Transport } from "#publication/transport.ts";
import { chooseKeys, type TrustedKeys, type TrustOptions } from "#publication/trusted-keys.ts";
import type { AcceptedIndex } from "#publication/verified-index.ts";
import { heldFiles } from "#publication/wanted-files.ts";

/** What to sync, from where, into which folder. */
export type SyncOptions = {
  /** An http(s) URL of a room or of its publication, or a folder. */
  readonly from: string;
  readonly dir: string;
  readonly trust?: TrustOptions;
  /** The root of the publication, from a file that was given by hand. */
  readonly root?: unknown;
  /** The roster whose offices have to sign what is obeyed; without it the one that is pinned, or that the room shows first. */
  readonly policy?: RosterPin;
  /** Takes an expired index after all, as is needed where bundles arrive late. */
  readonly allowExpired?: boolean;
  /** Packs of these ecosystems only, from now on, or of `"all"`; without it as the folder did before, at first of all. */
  readonly ecosystems?: readonly string[] | "all";
};

/** What a sync brought. */
export type Synced = {
  readonly room: string;
  readonly drill: boolean;
  readonly sequence: number;
  readonly files: number;
  /** Files fetched now; the others were there already. */
  readonly fetched: number;
  /** Bytes that came now, and how many more they would have been without deltas. */
  readonly bytes: number;
  readonly saved: number;
  /** Ecosystems whose packs the folder holds, and those that the room publishes besides. */
  readonly ecosystems: readonly string[];
  readonly left: readonly string[];
  readonly expired: boolean;
  /** It was signed at a time that the local clock has not reached. */
  readonly ahead: boolean;
  /** Ids of directives that came for the first time. */
  readonly newDirectives: readonly string[];
  /** Deadlines that the room moved since the last sync, oldest first of each directive; its own, for an asset of which nothing is known. */
  readonly moved: readonly { readonly directive: string; readonly move: DatedMove }[];
  /** Epochs of the room that were not known before: it was put back from a backup; at a first meeting none is news. */
  readonly newEpochs: readonly RoomEpoch[];
  /** What is not known of a directive now. */
  readonly gaps: readonly DirectiveGap[];
  /** Orders whose clocks an office stopped, while that lasts. */
  readonly suspended: readonly CurrentSuspension[];
  /** Notices of offices that stand, newest first, and which of them came now. */
  readonly notices: readonly CurrentNotice[];
  readonly newNotices: ReadonlySet<string>;
  /** Facts files that were refused; what was known before them stays in force. */
  readonly findings: readonly Finding[];
  /** The roster that this run pinned, by its digest; `null` where none was pinned now. */
  readonly pinnedRoster: string | null;
  /** The keys that are believed, and whether this run pinned them. */
  readonly trusted: TrustedKeys;
  /** The root of the publication that this run pinned, and the bytes of which people compare words; `null` where it pinned none. */
  readonly root: NewRoot | null;
  /** The least version of the agent that the publication calls safe. */
  readonly leastAgent: string | null;
};

/** Syncs an agent's folder with a publication. Throws a refusal with the reason in plain words; files already verified stay. */
export async function syncFrom(wish: SyncOptions, surroundings: Surroundings): Promise<Synced> {
  await makeFolder(wish.dir);
  return await withLock(wish.dir, async () => {
    let found = await findPublication(wish.from, surroundings);
    for (let left = mostMoves; ; left--) {
      try {
        return await sync(wish, found, surroundings);
      } catch (error) {
        const now = await findPublication(wish.from, surroundings);
        const moved = Buffer.compare(now.bytes, found.bytes) !== 0;
        if (!(error instanceof Refusal) || !moved || left === 0) throw error;
        found = now;
      }
    }
  });
}

/** How often a publication may change under a sync before the sync gives up. */
const mostMoves = 3;

async function sync(
  wish: SyncOptions,
  { transport, bytes, since }: FoundPublication,
  surroundings: Surroundings,
): Promise<Synced> {
  const home = homeOf(wish.dir);
  const shown = async (): Promise<unknown> => await shownKeys(transport);
  const trusted = await trustedKeys(home, wish.trust ?? {}, shown);
  const judgement = { now: surroundings.now(), allowExpired: wish.allowExpired === true };
  const followed = metadataOf(home);
  const source = { followed, transport, bytes, judgement };
  const { opened, pinned } = await openFollowed(source, { root: wish.root, trusted, shown });
  const before = await readState(home);
  const known = before ?? (await readNewestIndex(home));
  if (since !== undefined && (before?.sequence ?? -1) < since)
    throw gapRefusal(since, before?.sequence ?? null);
  const { accepted, attested, withheld } = await acceptFollowed(source, { opened, pinned, known });
  if (accepted.trusted.how !== "pinned") await pinRoomKeys(home, accepted.trusted.keys);
  await writeNewestIndex(home, accepted);
  const chosen = wish.ecosystems ?? before?.ecosystems ?? "all";
  const wanted = heldFiles(accepted.index.files, chosen);
  const rosters = await pinRosters(home, { ...accepted.index, transport, before, policy: wish.policy });
  const at = accepted.index.issuedAt;
  const orders = await followedByOffices(home, { held: wanted, transport, rosters, at });
  const { held } = orders;
  const directives = await fetchDirectives(home, { accepted, held, transport, before });
  const fetched = await fetchFiles(home, { accepted, held, transport, directives }, surroundings);
  const facts = await fetchDirectiveFacts(home, { accepted, transport, known: before?.facts ?? [] });
  const retained = await retainedDirectives(home, before, rosters === null ? accepted.index.files : held);
  const now = surroundings.now();
  const state = nextState(accepted, {
    held: held.filter((file) => !directives.exchanged.includes(file)),
    retained: {
      files: [...directives.kept.files, ...retained.files],
      gaps: [...withheld, ...directives.kept.gaps, ...withoutRefused(retained.gaps, orders.gaps)],
    },
    rosters,
    before,
    facts,
    chosen,
    now,
    from: addressOf(wish.from),
    leastAgent: greaterVersion(attested?.mark.leastAgent, before?.leastAgent),
  });
  await writeState(home, state);
  await removeUnlistedPacks(home, state);
  await removeReplacedFacts(home, before?.facts ?? [], facts.kept);
  const { gaps, suspended } = await readNow(home, state, now);
  const told = await readNotices(home, state);
  const ahead = isAhead(accepted.index.issuedAt, now);
  const root = await newRoot(followed, { attested, isNew: pinned === null || wish.root !== undefined });
  const around = { before, state, gaps, suspended, told, ahead, root, rosters };
  return syncedOf(accepted, { fetched, facts, ...around });
}

/** What is not known of directives, and which stand still. */
async function readNow(
  home: Home,
  state: SyncState,
  now: string,
): Promise<Pick<Synced, "gaps" | "suspended">> {
  const { gaps, suspensions } = await readDirectives(home, state);
  return { gaps, suspended: currentSuspensions(suspensions, timeFollowing(state, now)) };
}

/** A directive whose newest revision is no order is told of once, by that. */
function withoutRefused(
  retained: readonly DirectiveGap[],
  refused: readonly DirectiveGap[],
): readonly DirectiveGap[] {
  const told = new Set(refused.map(({ directive }) => directive));
  return [...retained.filter(({ directive }) => !told.has(directive)), ...refused];
}

/** The keys to believe. A folder that followed a room and has lost its keys is not introduced to one again by whoever answers. */
async function trustedKeys(
  home: Home,
  trust: TrustOptions,
  shown: () => Promise<unknown>,
): Promise<TrustedKeys> {
  const pinned = trust.document === undefined ? await readPinned(home) : null;
  const isNamed = trust.document !== undefined || trust.keyid !== undefined;
  if (pinned === null && !isNamed && hasFollowed(home))
    throw new MessageRefusal("set-up-failed", (t) => t("agent.keysLost", { path: home.roomKeys }));
  return await chooseKeys(pinned, trust, shown);
}

/** Which of the notices the folder did not hold before. */
function newNotices(notices: readonly CurrentNotice[], before: SyncState | null): ReadonlySet<string> {
  const held = new Set(before?.files.map(({ path }) => path));
  return new Set(
    notices.flatMap(({ kind, sha256 }) => (held.has(`${kind}s/${sha256}.order`) ? [] : [sha256])),
  );
}

type SyncResult = {
  readonly fetched: FetchedPack;
  readonly facts: FetchedFacts;
  readonly before: SyncState | null;
  readonly state: SyncState;
  readonly gaps: readonly DirectiveGap[];
  readonly suspended: readonly CurrentSuspension[];
  readonly told: Awaited<ReturnType<typeof readNotices>>;
  readonly ahead: boolean;
  readonly root: Synced["root"];
  readonly rosters: PinnedRosters | null;
};

function syncedOf(
  { index, trusted, expired }: AcceptedIndex,
  { fetched, facts, before, state, gaps, suspended, told, ahead, root, rosters }: SyncResult,
): Synced {
  const known = new Set(before?.received.map(({ directive }) => directive));
  const ecosystems = coveredBy(state.files);
  const { room, drill, sequence } = index;
  return {
    room,
    drill,
    sequence,
    files: state.files.length,
    fetched: fetched.files,
    bytes: fetched.bytes,
    saved: fetched.saved,
    ecosystems: [...ecosystems],
    left: [...coveredBy(index.files)].filter((name) => !ecosystems.has(name)),
    expired,
    ahead,
    newDirectives: state.received.map(({ directive }) => directive).filter((id) => !known.has(id)),
    moved: movedBy(facts),
    newEpochs: before === null ? [] : newEpochs(before.epochs ?? [], state.epochs ?? []),
    gaps,
    suspended,
    notices: told.notices,
    newNotices: newNotices(told.notices, before),
    findings: [...(rosters?.findings ?? []), ...facts.findings, ...told.findings],
    trusted,
    root,
    pinnedRoster: rosters?.isNew === true ? rosters.pin.sha256 : null,
    leastAgent: state.leastAgent ?? null,
  };
}

function movedBy({ fresh }: FetchedFacts): Synced["moved"] {
  return fresh.flatMap(({ file, before }) =>
    file.moves.slice(before?.moves.length ?? 0).map((move) => ({ directive: file.directive, move })),
  );
}

type FileFetch = {
  readonly accepted: AcceptedIndex;
  readonly held: readonly IndexFile[];
  readonly transport: Transport;
  readonly directives: FetchedDirectives;
};

/** Fetches the packs that are not there yet, those of directives first. */
async function fetchFiles(
  home: Home,
  { accepted, held, transport, directives }: FileFetch,
  surroundings: Surroundings,
): Promise<FetchedPack> {
  let [files, bytes, saved] = [0, 0, 0];
  const counted = (file: IndexFile): void => {
    files++;
    bytes += file.bytes;
    surroundings.write((t) => t("agent.fetched", file));
  };
  directives.fetched.forEach(counted);
  for (const file of held) {
    if (file.kind === "facts" || file.kind === "directive" || file.ecosystem !== undefined) continue;
    if (await download(transport, file, home.dir)) counted(file);
  }
  const deltas = accepted.index.files.filter(({ kind }) => kind === "delta");
  for (const pack of ecosystemPacks([...held, ...deltas])) {
    const fetched = await fetchPack(pack, { home, transport, surroundings });
    files += fetched.files;
    bytes += fetched.bytes;
    saved += fetched.saved;
  }
  return { files, bytes, saved };
}

type SyncOutcome = {
  readonly held: readonly IndexFile[];
  readonly retained: Retained;
  readonly before: SyncState | null;
  readonly facts: FetchedFacts;
  readonly chosen: readonly string[] | "all";
  readonly now: string;
  readonly from: string | undefined;
  readonly leastAgent: string | undefined;
  readonly rosters: PinnedRosters | null;
};

/** The address of a room, of its own address or that of its publication; nothing of a folder. */
function addressOf(from: string): string | undefined {
  if (!/^https?:\/\//i.test(from) || !URL.canParse(from)) return undefined;
  const { origin, pathname } = new URL(from);
  return origin + pathname.replace(/\/+$/, "").replace(/\/pub$/, "");
}

function nextState(
  { index, digest }: AcceptedIndex,
  { held, retained, before, facts, chosen, now, from = before?.from, leastAgent, rosters }: SyncOutcome,
): SyncState {
  const files = [...held, ...retained.files.filter(({ path }) => !held.some((one) => one.path === path))];
  const gaps = [...retained.gaps, ...facts.gaps];
  const ids = new Set(files.flatMap(({ path }) => directiveOfPath(path)?.id ?? []));
  const reached = timeFollowing(index, now);
  // An index of an older program is silent about them: what the room confirmed in a time that it lost stays in doubt.
  const epochs = index.epochs ?? before?.epochs;
  const known = new Map(before?.received.map(({ directive, at }) => [directive, at]));
  return {
    type: "bongsu.state/1",
    room: index.room,
    drill: index.drill,
    sequence: index.sequence,
    digest,
    expires: index.expires,
    syncedAt: now,
    issuedAt: index.issuedAt,
    files,
    ecosystems: chosen === "all" ? null : chosen,
    received: [...ids].map((directive) => ({ directive, at: known.get(directive) ?? reached })),
    facts: facts.kept,
    ...(epochs === undefined ? {} : { epochs }),
    ...(rosters === null ? {} : { roster: rosters.pin.sha256 }),
    ...(gaps.length === 0 ? {} : { gaps }),
    ...(from === undefined ? {} : { from }),
    ...(leastAgent === undefined ? {} : { leastAgent }),
  };
}

/** The refusal of a bundle between which and what is known here something is missing. */
function gapRefusal(since: number, known: number | null): PublicationRefusal {
  const stands = known === null ? "this folder has none" : `this folder stands at ${known}`;
  return new PublicationRefusal(
    "bundle-gap",
    `It holds what changed since index ${since}, and ${stands}. Bring a full bundle, or those between.`,
  );
}

/** Removes packs that the index no longer names. */
async function removeUnlistedPacks(home: Home, { files }: SyncState): Promise<void> {
  const named = new Set(files.map(({ path }) => path));
  try {
    for (const name of await readdir(home.packs))
      if (/^[0-9a-f]{64}\.(?:pack|details)(?:\.part)?$/.test(name) && !named.has(`packs/${name}`))
        await rm(join(home.packs, name), { force: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  await removeUnlistedEcosystems(home, named);
}
