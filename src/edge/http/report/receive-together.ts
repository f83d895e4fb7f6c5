/**
 * Calls that bring reports, taken in together: each is read and sealed by itself, and what is good in all of them is made durable by one commit. One that is bad takes
 * nothing away from the others.
 */
import { hash, randomBytes } from "node:crypto";
import { numberOf } from "#core/intake/case-number.ts";
import { decodeText, member, readJson, textMember } from "#core/input/json.ts";
import { type Finding, Refusal, Unavailable } from "#core/problem.ts";
import { sealBytes } from "#core/seal/object/sealed-object.ts";
import type { ObjectReader } from "#core/seal/object/wraps.ts";
import type { ReportChunkInput } from "#edge/http/report/report-chunk.ts";
import type { ApartRoom, Intake } from "#edge/http/room.ts";
import {
  type CallOutcome,
  type Reception,
  receiveReports,
  type RecordedReport,
  reportsBefore,
} from "#stages/intake/receive.ts";
import type { IncomingCall, IncomingReport } from "#stages/intake/incoming.ts";
import type { Reporter } from "#stages/intake/reporters.ts";
import { sealingReaders } from "#store/sealed/sealing-keys.ts";
import { system } from "#store/sql.ts";

/** What is answered for an item: that it is recorded, or what is wrong with it. */
type AnsweredReport = (Omit<RecordedReport, "digest"> & RecordedItem) | UnreadItem;
type RecordedItem = { readonly line: number; readonly sha256: string };
type UnreadItem = { readonly line: number; readonly findings: readonly Finding[] };

/** What became of one of the calls. */
type Received = PromiseSettledResult<{ readonly items: readonly AnsweredReport[] }>;

const jsonDepth = 100;

/** Takes them in; the answers are in the order of the calls, and durable. */
export async function receiveTogether(
  chunks: readonly ReportChunkInput[],
  room: ApartRoom,
): Promise<readonly Received[]> {
  const intake = intakeOf(room);
  const readers = await readersOf(room, intake);
  const calls = await Promise.all(chunks.map(async (chunk) => await openCall(chunk, room, readers)));
  const reception = { office: intake.office, policy: intake.version, now: room.now().toISOString() };
  const outcomes = await recordAll(room, reception, calls);
  return calls.map((call, at) => answerOf(call, outcomes[at] ?? new TypeError("a call was lost")));
}

/** The policy and the office of a room. Refuses where it takes no reports. */
function intakeOf({ intake }: ApartRoom): Intake {
  if (intake === undefined || intake === null)
    throw new Refusal("state-forbids", "This room takes no reports.");
  return intake;
}

/** An item as it was read: enough for its receipt, and no more. */
type ReadItem = {
  readonly line: number;
  readonly bytes: Uint8Array;
  readonly digest: string;
  readonly value: unknown;
};

/** A call that was read and sealed. */
type OpenCall = {
  readonly single: boolean;
  readonly items: readonly (ReadItem | UnreadItem)[];
  readonly before: ReadonlyMap<string, RecordedReport>;
  readonly incoming: IncomingCall;
};

async function openCall(
  chunk: ReportChunkInput,
  room: ApartRoom,
  readers: readonly ObjectReader[],
): Promise<OpenCall> {
  const { single, link, work, earlier } = chunk;
  const items = readItems(chunk);
  const good = items.filter((item) => "value" in item);
  const reporter = reporterOf(chunk, items);
  // One report by itself is sealed at once: that it is there already is rare, and found when it is stored.
  const before = single ? new Map<string, RecordedReport>() : await knownOf(room, reporter, good);
  const fresh = new Map(
    good.filter(({ digest }) => !before.has(digest)).map((one) => [one.digest, one]),
  ).values();
  const reports = await Promise.all([...fresh].map(async (item) => await sealedReport(item, chunk, readers)));
  return { single, items, before, incoming: { reporter, earlier, link, work, reports } };
}

async function knownOf(room: ApartRoom, { id }: Reporter, items: readonly ReadItem[]) {
  const digests = items.map(({ digest }) => digest);
  return await room.store.read(system, async (tx) => await reportsBefore(tx, id, digests));
}

function readItems({ body, places, single }: ReportChunkInput): readonly (ReadItem | UnreadItem)[] {
  const items: (ReadItem | UnreadItem)[] = [];
  let from = 0;
  for (const line of places) {
    const found = single ? -1 : body.indexOf(10, from);
    const bytes = body.subarray(from, found === -1 ? body.length : found);
    from += bytes.length + 1;
    const text = decodeText(bytes);
    const value = text.ok ? readJson(text.value, { chars: bytes.length, depth: jsonDepth }) : text;
    const wrong = value.findings ?? [];
    if (value.ok && wrong.length === 0)
      items.push({ line, bytes, digest: hash("sha256", bytes), value: value.value });
    else items.push({ line, findings: wrong.map((one) => placed(one, line, single)) });
  }
  return items;
}

/** A finding with the line that it is in, where there are several. */
function placed(finding: Finding, line: number, single: boolean): Finding {
  return single ? finding : { ...finding, at: `line ${line} ${finding.at}`.trimEnd() };
}

/** Who says a name on a report of its own is a person; who says none is nobody in particular. */
function reporterOf(
  { reporter, single }: ReportChunkInput,
  items: readonly (ReadItem | UnreadItem)[],
): Reporter {
  const [item] = items;
  const says =
    single && item !== undefined && "value" in item ? (textMember(item.value, "reporter") ?? "") : "";
  return reporter.kind === "anonymous" && says.trim() !== "" ? { ...reporter, kind: "person" } : reporter;
}

async function sealedReport(
  { bytes, digest, value }: ReadItem,
  { once, single }: ReportChunkInput,
  readers: readonly ObjectReader[],
): Promise<IncomingReport> {
  return {
    digest,
    bytes: bytes.length,
    number: await numberOf(single && once !== null ? once : randomBytes(24).toString("hex")),
    claimsExploited: member(value, "exploited") === true,
    sealed: await sealBytes(bytes, { readers }, randomBytes),
  };
}

/** A key that is registered or retired counts from then on, at the latest after this. */
const readersFor = 5000;
const lastReaders = new WeakMap<
  object,
  { readonly until: number; readonly readers: readonly ObjectReader[] }
>();

/** For whom reports are sealed, looked up now and then. Refuses where there is nobody. */
async function readersOf(room: ApartRoom, intake: Intake): Promise<readonly ObjectReader[]> {
  const last = lastReaders.get(intake);
  if (last !== undefined && last.until > performance.now()) return last.readers;
  const readers = await room.store.read(
    system,
    async (tx) => await sealingReaders(tx, [intake.office, null]),
  );
  if (readers.length === 0) throw new Refusal("state-forbids", "There is no key to seal reports for.");
  lastReaders.set(intake, { until: performance.now() + readersFor, readers });
  return readers;
}

type Settled = Exclude<CallOutcome, null> | Error;
type PlacedCall = { readonly at: number; readonly incoming: IncomingCall };

/** One transaction for all; those that stand behind another of them get the next one. */
async function recordAll(
  room: ApartRoom,
  reception: Reception,
  calls: readonly OpenCall[],
): Promise<readonly Settled[]> {
  const settled: Settled[] = [];
  let left: PlacedCall[] = [];
  for (const [at, { before, incoming }] of calls.entries())
    // What is all there, or all wrong, needs no transaction.
    if (incoming.reports.length === 0) settled[at] = before;
    else left.push({ at, incoming });
  while (left.length > 0) {
    const outcomes = await recordTogether(
      room,
      reception,
      left.map(({ incoming }) => incoming),
    );
    const behind: PlacedCall[] = [];
    for (const [index, call] of left.entries()) {
      const outcome = outcomes[index] ?? null;
      if (outcome === null) behind.push(call);
      else settled[call.at] = outcome;
    }
    left = behind;
  }
  return settled;
}

/** Where the transaction fails by what one call brought, each is tried by itself; where there is no database now, all are refused. */
async function recordTogether(
  room: ApartRoom,
  reception: Reception,
  calls: readonly IncomingCall[],
): Promise<readonly (CallOutcome | Error)[]> {
  try {
    return await room.store.write(system, async (tx) => await receiveReports(tx, reception, calls));
  } catch (error) {
    if (error instanceof Unavailable || calls.length === 1) return calls.map(() => asError(error));
  }
  const outcomes: (CallOutcome | Error)[] = [];
  for (const call of calls) outcomes.push(...(await recordTogether(room, reception, [call])));
  return outcomes;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function answerOf({ single, items, before }: OpenCall, outcome: Settled): Received {
  if (outcome instanceof Error) return { status: "rejected", reason: outcome };
  const answered = items.map((item) => {
    if (!("value" in item)) return item;
    const recorded = before.get(item.digest) ?? outcome.get(item.digest);
    if (recorded === undefined) throw new TypeError("a report was lost on its way in");
    const { number, digest: sha256, receivedAt, again } = recorded;
    return { line: item.line, number, sha256, receivedAt, again };
  });
  const [only] = answered;
  if (single && only !== undefined && "findings" in only)
    return {
      status: "rejected",
      reason: new Refusal("input-invalid", "The report is no JSON; see the findings.", only.findings),
    };
  return { status: "fulfilled", value: { items: answered } };
}
