/**
 * Whose orders an agent obeys: the roster that it pinned, given by hand or the first that its room showed, and those that follow on it. What is pinned here is
 * never given up because a room shows none any more.
 */
import { join } from "node:path";
import type { Home, SyncState } from "#agent/home/agent-folder.ts";
import { readFileIfExists, readJsonFile, writeJson } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { download } from "#agent/sync/download.ts";
import type { IndexFile } from "#core/document/pub-index.ts";
import { listMember, member, readJsonBytes, textMember } from "#core/input/json.ts";
import { chainFromPin } from "#core/roster/known-rosters.ts";
import { believedRosters, type RosterPin } from "#core/roster/roster-chain.ts";
import type { Finding } from "#core/problem.ts";
import { type Envelope, fromBase64, readEnvelope } from "#core/seal/envelope.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { envelopeIn } from "#publication/sealed-json.ts";
import type { Transport } from "#publication/transport.ts";

/** A pin with the chain that is known from it on; `isNew` where it was pinned now. */
export type PinnedRosters = {
  readonly pin: RosterPin;
  readonly chain: readonly Envelope[];
  readonly isNew: boolean;
  /** Why rosters that the room shows are not followed. */
  readonly findings: readonly Finding[];
};

/** What of it the folder keeps. */
export type StoredRosters = Pick<PinnedRosters, "pin" | "chain">;

const form = "bongsu.pinned-rosters/1";
const [mostRosters, largestRoster] = [32, 256 * 1024];

/** What rosters are taken from. */
type RosterSource = {
  readonly files: readonly IndexFile[];
  readonly drill: boolean;
  readonly transport: Transport;
  readonly before: SyncState | null;
  /** A pin that was given by hand. */
  readonly policy: RosterPin | undefined;
};

/** The roster that is pinned from now on, with every one that follows on it; `null` where nothing is pinned and the room shows none. */
export async function pinRosters(home: Home, source: RosterSource): Promise<PinnedRosters | null> {
  const stored = await storedRosters(home, source.before);
  const known = source.policy === undefined || stored?.pin.sha256 === source.policy.sha256 ? stored : null;
  const listed = await listedRosters(home, source);
  const pin = source.policy ?? known?.pin ?? (await firstPin(listed, source.drill));
  if (pin === null) return null;
  const chain = await longestChain(pin, known?.chain ?? [], await chainFromPin(pin, listed));
  if (chain.length !== stored?.chain.length || stored.pin.sha256 !== pin.sha256)
    await writeJson(home.rosters, { type: form, roster: pin.sha256, drill: pin.drill, chain });
  const findings = await refusedRosters(pin, chain, listed);
  return { pin, chain, isNew: stored?.pin.sha256 !== pin.sha256, findings };
}

/** What is pinned in the folder, with the chain that is known from it on; `null` where nothing is. */
export async function storedRosters(home: Home, before: SyncState | null): Promise<StoredRosters | null> {
  const read = await readJsonFile(home.rosters);
  const value = read.ok ? read.value : undefined;
  if (value === null && before?.roster === undefined) return null;
  const [sha256, drill] = [textMember(value, "roster"), member(value, "drill")];
  const chain = listMember(value, "chain").map((one) => readEnvelope(one));
  if (
    textMember(value, "type") !== form ||
    sha256 === null ||
    typeof drill !== "boolean" ||
    chain.some(({ ok }) => !ok)
  )
    throw new MessageRefusal("set-up-failed", (t) => t("agent.keysLost", { path: home.rosters }));
  return { pin: { sha256, drill }, chain: chain.flatMap((one) => (one.ok ? [one.value] : [])) };
}

/** The rosters of an index, oldest first. */
async function listedRosters(home: Home, { files, transport }: RosterSource): Promise<readonly Envelope[]> {
  const listed = files
    .filter(({ kind, bytes }) => kind === "roster" && bytes <= largestRoster)
    .toSorted((a, b) => versionOf(a) - versionOf(b))
    .slice(0, mostRosters);
  const chain: Envelope[] = [];
  for (const file of listed) {
    await download(transport, file, home.dir);
    const envelope = envelopeIn(
      (await readFileIfExists(join(home.dir, ...file.path.split("/")))) ?? new Uint8Array(),
    );
    if (!envelope.ok) break;
    chain.push(envelope.value);
  }
  return chain;
}

function versionOf({ path }: IndexFile): number {
  return Number(/(\d+)\.json$/.exec(path)?.[1] ?? 0);
}

/** The first roster that a room shows is pinned as it is, as its keys are. One that cannot be read is a reason to follow nobody yet. */
async function firstPin(listed: readonly Envelope[], drill: boolean): Promise<RosterPin | null> {
  const [first] = listed;
  if (first === undefined) return null;
  const pin = { sha256: await sha256Hex(fromBase64(first.payload) ?? new Uint8Array()), drill };
  const read = await believedRosters(pin, [first]);
  if (read.ok) return pin;
  throw new MessageRefusal("unsupported", (t) => t("agent.rosterUnreadable"), read.findings);
}

/** The known chain, as far as what is listed goes on from it; what does not follow on is left. */
async function longestChain(
  pin: RosterPin,
  known: readonly Envelope[],
  listed: readonly Envelope[],
): Promise<readonly Envelope[]> {
  let chain = known;
  for (let length = known.length + 1; length <= listed.length; length++) {
    const longer = [...chain, ...listed.slice(chain.length, length)];
    if (!(await believedRosters(pin, longer)).ok) break;
    chain = longer;
  }
  return chain;
}

/** Rosters that a room shows in the place of known ones, or after them without the signatures that it takes: whoever has the room alone cannot change who signs. */
async function refusedRosters(
  pin: RosterPin,
  chain: readonly Envelope[],
  listed: readonly Envelope[],
): Promise<readonly Finding[]> {
  const known = new Map(chain.map((one) => [versionIn(one), one.payload]));
  const newest = Math.max(...known.keys());
  const findings: Finding[] = [];
  for (const one of listed) {
    const version = versionIn(one);
    const before = known.get(version);
    if (before === one.payload || (before === undefined && version < newest)) continue;
    const judged = before === undefined ? await believedRosters(pin, [...chain, one]) : null;
    const code = judged?.ok === false ? (judged.findings[0]?.code ?? "") : "roster-fork";
    findings.push({
      at: `rosters/${version}.json`,
      code,
      message: "The room shows a roster that does not follow on the known one; it is not followed.",
    });
  }
  return findings;
}

function versionIn({ payload }: Envelope): number {
  const json = readJsonBytes(fromBase64(payload) ?? new Uint8Array());
  const version = json.ok ? member(json.value, "version") : null;
  return typeof version === "number" ? version : 0;
}
