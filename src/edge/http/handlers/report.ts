/** Handlers: reports in, and their cases for those who sent them. Receiving runs in a thread apart; receipts are sealed where the key is. */
import { hash, randomBytes } from "node:crypto";
import type { Actor } from "#core/actor.ts";
import { numberOf } from "#core/intake/case-number.ts";
import { dailyQuota } from "#core/intake/quota.ts";
import { falseRejects } from "#core/intake/second-look.ts";
import { decodeText, member, readJson, textMember } from "#core/input/json.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import { sealBytes } from "#core/seal/object/sealed-object.ts";
import type { ObjectReader } from "#core/seal/object/wraps.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import type { Handlers } from "#edge/http/handler.ts";
import { deskOf } from "#edge/http/report/report-desk.ts";
import type { ReportChunkInput } from "#edge/http/report/report-chunk.ts";
import type { Room } from "#edge/http/room.ts";
import { namedProducts } from "#stages/advisory/search.ts";
import { answerInCase, caseOf, inCase } from "#stages/intake/case.ts";
import { supplierView, statePace } from "#stages/intake/pace.ts";
import { laneStates } from "#stages/intake/queries.ts";
import {
  type IncomingReport,
  receiveReports,
  type RecordedReport,
  reportsBefore,
} from "#stages/intake/receive.ts";
import { secondLooks } from "#stages/intake/second-look.ts";
import { pipelineRecords, provenReporter, type Reporter } from "#stages/intake/reporters.ts";
import { outcomeForReporter } from "#stages/triage/queries.ts";
import { sealingReaders } from "#store/sealed/sealing-keys.ts";
import { system } from "#store/sql.ts";

const anyone: Actor = { role: "public", id: "public" };
const jsonDepth = 100;

/** The policy and the office of a room. Refuses where it takes no reports. */
function intakeOf({ intake }: Room) {
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
type UnreadItem = { readonly line: number; readonly findings: readonly Finding[] };

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

async function receiveChunk(
  chunk: ReportChunkInput,
  room: Room,
): Promise<readonly (RecordedItem | UnreadItem)[]> {
  const { office, version } = intakeOf(room);
  const items = readItems(chunk);
  const good = items.filter((item) => "value" in item);
  const readers = await readersOf(room, office);
  const { before, proven } = await knownBefore(chunk, good, room);
  if (readers.length === 0) throw new Refusal("state-forbids", "There is no key to seal reports for.");
  const fresh = [
    ...new Map(good.filter(({ digest }) => !before.has(digest)).map((one) => [one.digest, one])).values(),
  ];
  const reports = await Promise.all(fresh.map(async (item) => await sealedReport(item, chunk, readers)));
  const now = room.now().toISOString();
  const batch = {
    office,
    policy: version,
    link: chunk.link,
    work: chunk.work,
    reporter: proven ?? reporterOf(chunk, items),
    now,
  };
  const added =
    reports.length === 0
      ? new Map<string, RecordedReport>()
      : await room.store.write(system, async (tx) => await receiveReports(tx, batch, reports));
  return items.map((item) => {
    if (!("value" in item)) return item;
    const recorded = before.get(item.digest) ?? added.get(item.digest);
    if (recorded === undefined) throw new TypeError("a report was lost on its way in");
    const { number, digest: sha256, receivedAt, again } = recorded;
    return { line: item.line, number, sha256, receivedAt, again };
  });
}

/** What is known before anything is sealed. One report by itself is sealed at once: that it is there already is rare, and found when it is stored. */
async function knownBefore(
  { single, reporter, earlier }: ReportChunkInput,
  items: readonly ReadItem[],
  room: Room,
) {
  if (single && earlier === null) return { before: new Map<string, RecordedReport>(), proven: null };
  const digests = items.map(({ digest }) => digest);
  return await room.store.read(system, async (tx) => ({
    before: await reportsBefore(tx, reporter.id, digests),
    proven: earlier === null ? null : await provenReporter(tx, earlier),
  }));
}

/** A key that is registered or retired counts from then on, at the latest after this. */
const readersFor = 5000;
const lastReaders = new WeakMap<
  object,
  { readonly until: number; readonly readers: readonly ObjectReader[] }
>();

/** For whom reports are sealed, looked up now and then. */
async function readersOf(room: Room, office: string): Promise<readonly ObjectReader[]> {
  const intake = intakeOf(room);
  const last = lastReaders.get(intake);
  if (last !== undefined && last.until > performance.now()) return last.readers;
  const readers = await room.store.read(system, async (tx) => await sealingReaders(tx, [office, null]));
  if (readers.length > 0) lastReaders.set(intake, { until: performance.now() + readersFor, readers });
  return readers;
}

type RecordedItem = Omit<RecordedReport, "digest"> & { readonly line: number; readonly sha256: string };

/** Handlers of the endpoints by which reports come in. */
export const reportHandlers: Handlers<
  | "findingsReceive"
  | "reportPolicy"
  | "reportWork"
  | "reportProducts"
  | "reportStatus"
  | "reportReply"
  | "intakeState"
  | "supplierPaceRead"
  | "supplierPaceState"
> = {
  findingsReceive: async ({ input, room }) => {
    const chunk = input as ReportChunkInput;
    const items = await receiveChunk(chunk, room);
    const [only] = items;
    if (chunk.single && only !== undefined && "findings" in only)
      throw new Refusal("input-invalid", "The report is no JSON; see the findings.", only.findings);
    return { items };
  },

  reportPolicy: async ({ room }) => {
    if (room.intake === undefined || room.intake === null) return { drill: room.drill, intake: null };
    const { officeName, version, policy, safeHarbour, scope } = room.intake;
    return { drill: room.drill, intake: { office: officeName, version, policy, safeHarbour, scope } };
  },

  reportWork: async ({ input, room }) =>
    await deskOf(room.reportDesk).challenge(input.items ?? 1, room.now()),

  reportProducts: async ({ input, room }) => ({
    products: await room.store.read(anyone, async (tx) => await namedProducts(tx, input.text, 10)),
  }),

  reportStatus: async ({ input, room }) => {
    const now = room.now().toISOString();
    return await inCase(room.store, input, now, async (tx, row) => ({
      ...(await caseOf(tx, row)),
      outcome: await outcomeForReporter(tx, row.number, now),
    }));
  },

  reportReply: async ({ input, room }) => {
    const { text, once } = input;
    const now = room.now().toISOString();
    await inCase(room.store, input, now, async (tx, row) => {
      const readers = await sealingReaders(tx, [row.office, null]);
      const reporter = { keyid: await sha256Hex(row.reporterKey), publicKey: row.reporterKey };
      const sealed = await sealBytes(
        new TextEncoder().encode(text),
        { readers: [...readers, reporter] },
        randomBytes,
      );
      await answerInCase(tx, row, { once, sealed }, now);
    });
    return {};
  },

  intakeState: async ({ actor, room }) => {
    const now = room.now().toISOString();
    const { lanes, pipelines, looks } = await room.store.read(actor, async (tx) => ({
      lanes: await laneStates(tx, now),
      pipelines: await pipelineRecords(tx, now),
      looks: await secondLooks(tx),
    }));
    const withQuota = pipelines.map((one) => ({ ...one, quota: dailyQuota("pipeline", one.record) }));
    const secondLook = { ...falseRejects(looks.count, looks.of), waiting: looks.waiting };
    return { office: room.intake?.office ?? null, lanes, pipelines: withQuota, secondLook };
  },

  supplierPaceRead: async ({ actor, room }) =>
    await room.store.read(
      actor,
      async (tx) => await supplierView(tx, actor.organization ?? "", room.now().toISOString()),
    ),

  supplierPaceState: async ({ input, actor, room }) => {
    await room.store.write(actor, async (tx) => {
      await statePace(tx, actor.organization ?? "", input.weekly, room.now().toISOString());
    });
    return {};
  },
};
