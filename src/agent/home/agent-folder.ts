/**
 * The agent's folder (`--dir`): what lies where, and its state. Nothing in it leaves the organisation but the envelopes in `outbox/`.
 *
 *     state.json     room, drill or real, newest sequence, the files of its index
 *     directives/    ID/REVISION.json, signed          packs/      SHA256.pack, SHA256.details: of directives
 *     facts/         ID/SEQUENCE.json, signed          ecosystems/ NAME/SHA256.pack, SHA256.details: of all advisories
 *     affected.json  what is affected, to be done      asset-facts.json  what the organisation says of its assets
 *     deadlines.json deadlines as last told, and why they moved
 *     keys/          room.json, index.json (the newest index that was believed), directives.json (which content each directive and revision stands for), publication/ (metadata of TUF), rosters.json (the roster that is pinned, and those that follow on it), orders.json (which directives were found to be their orders), organization.json
 *     orders/, rosters/, suspensions/, notices/, guidelines/  what offices signed
 *     claims.json    what was found and claimed, component by component
 *     reports/       ID.json, the newest check         outbox/     answers without a receipt yet
 *     receipts/      RECEIPT.json                   extensions/ REQUEST.json, signed
 *     addressing.json  whether directives that do not say it address this organisation, signed
 *     accept/        risks that the organisation accepts, and VEX documents that it believes; suppliers.json their keys
 */
import { hash } from "node:crypto";
import { join } from "node:path";
import { readJsonFile, writeJson } from "#agent/home/durable-files.ts";
import type { DirectiveGap } from "#core/document/directive-gap.ts";
import { readEpochs, type RoomEpoch } from "#core/document/room-epoch.ts";
import { directiveOfPath, type IndexFile } from "#core/document/pub-index.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import { MessageRefusal, type Sentence } from "#agent/home/message-refusal.ts";
import type { TrustedFacts } from "#publication/verified-files.ts";
import type { TrustedIndex } from "#publication/verified-index.ts";

/** What the agent is given from outside, so that many agents can run in one process and tests hold the clock. */
export type Surroundings = {
  /** The instant now, RFC 3339 in UTC. */
  readonly now: () => string;
  readonly fetch: typeof globalThis.fetch;
  /** Takes one line of progress for people. */
  readonly write: (line: Sentence) => void;
  /** The version of this agent, by which a publication may call it unsafe; absent where nobody asks. */
  readonly version?: string;
};

/** Paths inside an agent's folder. */
export type Home = {
  readonly dir: string;
  readonly state: string;
  readonly claims: string;
  readonly affected: string;
  readonly deadlines: string;
  readonly assetFacts: string;
  readonly roomKeys: string;
  readonly newestIndex: string;
  /** The same as the room signed it, which shows the room what it gave out if it has forgotten. */
  readonly signedIndex: string;
  readonly rosters: string;
  readonly orders: string;
  readonly boundDirectives: string;
  /** The publication's pinned root and the metadata that was trusted last; below `pq` those of the other tree. */
  readonly metadata: string;
  /** Where what is looked at before it takes the place of something lies meanwhile. */
  readonly incoming: string;
  readonly organizationKey: string;
  readonly directives: string;
  readonly packs: string;
  readonly ecosystems: string;
  readonly reports: string;
  readonly outbox: string;
  readonly receipts: string;
  readonly extensions: string;
  readonly addressing: string;
  readonly accept: string;
  readonly suppliers: string;
};

export function homeOf(dir: string): Home {
  return {
    dir,
    state: join(dir, "state.json"),
    claims: join(dir, "claims.json"),
    affected: join(dir, "affected.json"),
    deadlines: join(dir, "deadlines.json"),
    assetFacts: join(dir, "asset-facts.json"),
    roomKeys: join(dir, "keys", "room.json"),
    newestIndex: join(dir, "keys", "index.json"),
    signedIndex: join(dir, "keys", "index.signed.json"),
    rosters: join(dir, "keys", "rosters.json"),
    orders: join(dir, "keys", "orders.json"),
    boundDirectives: join(dir, "keys", "directives.json"),
    metadata: join(dir, "keys", "publication"),
    incoming: join(dir, "incoming"),
    organizationKey: join(dir, "keys", "organization.json"),
    directives: join(dir, "directives"),
    packs: join(dir, "packs"),
    ecosystems: join(dir, "ecosystems"),
    reports: join(dir, "reports"),
    outbox: join(dir, "outbox"),
    receipts: join(dir, "receipts"),
    extensions: join(dir, "extensions"),
    addressing: join(dir, "addressing.json"),
    accept: join(dir, "accept"),
    suppliers: join(dir, "suppliers.json"),
  };
}

/** What was fetched: the files of the accepted index that the folder holds, and the newest believed facts files. */
type FetchedFiles = {
  /** All but deltas, and packs of ecosystems that are not chosen. */
  readonly files: readonly IndexFile[];
  /** The ecosystems that are chosen; `null` for all. */
  readonly ecosystems: readonly string[] | null;
  /** Of each directive; absent where an older program wrote the state. */
  readonly facts?: readonly TrustedFacts[];
  /** The roster whose offices have to sign what is obeyed, by its digest; absent where no room showed one. */
  readonly roster?: string;
  /** What the last index took back or could not give of a directive; absent where it was nothing. */
  readonly gaps?: readonly DirectiveGap[];
};

/** When it came: the last sync, and the first receipt of each directive. */
type ReceivedAt = {
  readonly syncedAt: string;
  /** When the room signed the index; absent where an older program wrote the state. */
  readonly issuedAt?: string;
  readonly received: readonly { readonly directive: string; readonly at: string }[];
  /** The origin of the address that it came from; absent where none was ever synced from over the network, or an older program wrote the state. */
  readonly from?: string;
  /** The epochs of the room, of which its index tells; absent where it was never put back from a backup. */
  readonly epochs?: readonly RoomEpoch[];
  /** The least version of the agent that the publication calls safe; absent where it says none. */
  readonly leastAgent?: string;
};

/** `state.json`: what is trusted, what was fetched, and when it came. */
export type SyncState = { readonly type: "bongsu.state/1" } & TrustedIndex & FetchedFiles & ReceivedAt;

/** The state; `null` before the first sync. Refuses a file that was tampered with or broken. */
export async function readState(home: Home): Promise<SyncState | null> {
  const read = await readJsonFile(home.state);
  if (read.ok && read.value === null) return null;
  const value = read.ok ? read.value : null;
  if (!isWholeState(value))
    throw new MessageRefusal("set-up-failed", (t) => t("agent.syncAgainWithout", { path: home.state }));
  const { checksum: _checksum, ...state } = value;
  return { ...state, ecosystems: wishedIn(value) };
}

/** Writes the state with a checksum of itself, so that a member which is lost later is not read as a state in which it never was. */
export async function writeState(home: Home, state: SyncState): Promise<void> {
  await writeJson(home.state, { ...state, checksum: checksumOf(state) });
}

/** Whether nothing is missing: a state without its end would never end, one without a directive that was received would ask nothing. */
function isWholeState(value: unknown): value is SyncState & { readonly checksum?: string } {
  const files = member(value, "files");
  const good =
    textMember(value, "type") === "bongsu.state/1" &&
    textMember(value, "room") !== null &&
    textMember(value, "digest") !== null &&
    typeof member(value, "drill") === "boolean" &&
    Number.isSafeInteger(member(value, "sequence")) &&
    [textMember(value, "expires"), textMember(value, "syncedAt")].every(
      (instant) => instant !== null && !Number.isNaN(Date.parse(instant)),
    ) &&
    Array.isArray(files) &&
    files.every((file) => textMember(file, "path") !== null) &&
    readEpochs(member(value, "epochs")) !== null &&
    namesReceived(value, files);
  if (!good) return false;
  const { checksum, ...rest } = value as Record<string, unknown>;
  return checksum === undefined || checksum === checksumOf(rest);
}

/** Every directive that was received has its file, and the other way round. */
function namesReceived(value: unknown, files: readonly unknown[]): boolean {
  const named = new Set(files.flatMap((file) => directiveOfPath(textMember(file, "path") ?? "")?.id ?? []));
  const received = listMember(value, "received").map((one) => textMember(one, "directive") ?? "");
  return named.size === received.length && received.every((id) => named.has(id));
}

function checksumOf(state: object): string {
  return hash("sha256", JSON.stringify(state));
}

function wishedIn(state: unknown): readonly string[] | null {
  const names = member(state, "ecosystems");
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : null;
}

/** The organisation whose key the folder holds; `null` where there is no key, or none that can be read. */
export async function keyOwner({ organizationKey }: Home): Promise<string | null> {
  const key = await readJsonFile(organizationKey);
  return key.ok ? textMember(key.value, "organization") : null;
}

/** The ids under which the folder knows its organisation: of its key, and of its facts; none where neither says one. */
export async function ownIds(home: Home): Promise<readonly string[]> {
  const facts = await readJsonFile(home.assetFacts);
  const org = facts.ok ? member(facts.value, "org") : null;
  return [await keyOwner(home), textMember(org, "id")].flatMap((id) => id ?? []);
}
