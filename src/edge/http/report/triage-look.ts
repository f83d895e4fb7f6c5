/**
 * A report opened for one who decides of it: taken under a lease, opened with the office's key in memory, read as the gates read it, and shown with all that the room
 * knows. What is in it is a stranger's: it is bounded here and marked on the page.
 */
import type { Actor } from "#core/actor.ts";
import type { OutputOf } from "#contract/endpoint.ts";
import type { triageLook } from "#contract/triage/triage-look.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import { openBytes } from "#core/seal/object/sealed-object.ts";
import { readPlausibility } from "#core/plausibility/plausibility-evidence.ts";
import { type OwnReport, ownReportIn } from "#core/submission/own-report.ts";
import { clocksOf } from "#core/triage/clocks.ts";
import { coordinatorPoints } from "#core/triage/coordinator-points.ts";
import type { Frozen } from "#edge/http/handler.ts";
import { readableClaims } from "#edge/http/report/readable-claims.ts";
import { evidenceObjects, suspectedPairs, suspectedSame } from "#edge/http/report/suspected-same.ts";
import { type KnownOfProducts, knownOfProducts } from "#edge/http/report/known-of-products.ts";
import type { ApartRoom } from "#edge/http/room.ts";
import { sealedMessages } from "#stages/intake/case.ts";
import { submissionsOf } from "#stages/intake/queries.ts";
import { recordOfReporter } from "#stages/intake/reporters.ts";
import { onBehalfOf } from "#stages/registry/operators.ts";
import { lookAt } from "#stages/triage/commands.ts";
import { noSuchReport } from "#stages/triage/report-row.ts";
import { triageOf } from "#stages/triage/queries.ts";
import { appendEvents } from "#store/journal.ts";
import { takeToOpen } from "#store/sealed/sealed-objects.ts";
import { sealingReaders } from "#store/sealed/sealing-keys.ts";
import { system, type Tx } from "#store/sql.ts";

/** As the contract says it, and not to be changed. */
type ShownReport = Frozen<OutputOf<typeof triageLook>>;
type Looking = { readonly number: string; readonly office: string; readonly actor: Actor };

const longestEvidence = 20_000;

/** Takes and opens a report. */
export async function lookAtReport(
  room: ApartRoom,
  { number, office, actor }: Looking,
): Promise<ShownReport> {
  const now = room.now().toISOString();
  const holders = await holdersOf(room, office);
  const known = await room.store.write(onBehalfOf({ id: actor.id }), async (tx) => {
    const claimedUntil = await lookAt(tx, { number, office, now });
    const facts = await factsOf(tx, number, now);
    const objects = [
      facts.report.object,
      facts.evidenceObject ?? "",
      facts.namedObject ?? "",
      ...facts.messages.map((one) => one.object),
      ...evidenceObjects(facts.pairs),
    ];
    const taken = await takeToOpen(
      tx,
      holders.length === 0 ? [] : objects,
      holders.map(({ keyid }) => keyid),
    );
    await appendEvents(tx, ...taken.events);
    return { ...facts, claimedUntil, contents: taken.contents };
  });
  const opened = async (object: string | null): Promise<Uint8Array | null> => {
    const sealed = object === null ? undefined : known.contents.get(object);
    const bytes = sealed === undefined ? null : await openBytes(sealed, holders);
    return bytes?.ok === true ? bytes.value : null;
  };
  const texts = await openedTexts(known, opened);
  const around = await room.store.read(system, async (tx) => await knownOfProducts(tx, texts.claims ?? []));
  return shownReport(known, texts, { ...around, now });
}

/** What opens an office's reports: its own key; the room's own where the office has none. */
export async function holdersOf({ unlocked, store }: ApartRoom, office: string): Promise<readonly Holder[]> {
  if (unlocked === undefined) return [];
  const hasKey = await store.read(system, async (tx) => (await sealingReaders(tx, [office])).length > 0);
  return unlocked.holders(hasKey ? office : null);
}

async function factsOf(tx: Tx, number: string, now: string) {
  const [report] = await submissionsOf(tx, [number]);
  const triage = await triageOf(tx, number);
  if (report === undefined || triage === undefined || report.state === "received") throw noSuchReport();
  return {
    report: { ...report, state: report.state },
    triage,
    evidenceObject: report.gates.find(({ gate }) => gate === "reproducer")?.evidence ?? null,
    namedObject: report.gates.find(({ gate }) => gate === "plausibility")?.evidence ?? null,
    messages: await sealedMessages(tx, number),
    pairs: await suspectedPairs(tx, number, report.ordinal),
    record: await recordOfReporter(tx, number, now),
  };
}

type Facts = Awaited<ReturnType<typeof factsOf>> & { readonly claimedUntil: string };

type Texts = Pick<ShownReport, "claims" | "files" | "evidence" | "named" | "messages" | "suspected"> & {
  readonly own: OwnReport | null;
};

async function openedTexts(
  { report, messages, pairs, evidenceObject, namedObject }: Facts,
  opened: (object: string | null) => Promise<Uint8Array | null>,
): Promise<Texts> {
  const bytes = await opened(report.object);
  const decoder = new TextDecoder();
  const evidence = await opened(evidenceObject);
  const named = await opened(namedObject);
  const own = bytes === null ? null : ownReportIn(bytes);
  return {
    claims: bytes === null ? null : await readableClaims(bytes, own !== null),
    own,
    suspected: await suspectedSame(pairs, opened),
    files: own?.files.map(({ name, content }) => ({ name, bytes: content.length })) ?? [],
    evidence: evidence === null ? null : decoder.decode(evidence).slice(0, longestEvidence),
    named: named === null ? null : namedIn(named),
    messages: await Promise.all(
      messages.map(async ({ author, sentAt, object }) => {
        const text = await opened(object);
        return { author, sentAt, text: text === null ? null : decoder.decode(text) };
      }),
    ),
  };
}

function namedIn(bytes: Uint8Array): ShownReport["named"] {
  const evidence = readPlausibility(bytes);
  if (evidence === null) return null;
  const { looked, names } = evidence;
  const shown = names.map((one) => ({ ...one, line: one.kind === "line" ? one.line : null }));
  return { files: looked.files, whole: looked.whole, names: shown };
}

function shownReport(
  { report, triage, record, claimedUntil }: Facts,
  { own, ...texts }: Texts,
  { published, exposed, suppliers, listed, now }: KnownOfProducts & { readonly now: string },
): ShownReport {
  const { number, sha256, lane, reporterKind, receivedAt, state, answerable, secondLook } = report;
  const { coordinationCase, firstLookAt, ...decided } = triage;
  const { lookDue, decisionDue } = clocksOf({ lane, receivedAt, firstLookAt }, now);
  const reproducer = report.gates.find(({ gate }) => gate === "reproducer")?.verdict ?? null;
  const exploited = own?.exploited ?? false;
  return {
    number,
    sha256,
    lane,
    reporterKind,
    receivedAt,
    state,
    answerable,
    secondLook,
    claimedUntil,
    lookDue,
    decisionDue,
    ...decided,
    case: coordinationCase,
    ...texts,
    record,
    published,
    exposed,
    suppliers,
    exploited,
    exploitedHow: own?.exploitedHow ?? null,
    gates: report.gates.map(({ gate, verdict, reasons, decidedAt }) => ({
      gate,
      verdict,
      reasons,
      decidedAt,
    })),
    points: coordinatorPoints({
      published: published[0] ?? null,
      reproducer,
      linked: triage.members.length,
      exploited,
      listed,
      exposed,
    }),
  };
}
