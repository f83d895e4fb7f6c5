/**
 * Which directives of an index are orders of the offices whose roster is pinned here. What is none is not obeyed: it stays out of what is fetched, a gap says so,
 * and what was known before stays in force. An agent that has no roster pinned follows the room's own signature, as before.
 */
import { join } from "node:path";
import type { Home } from "#agent/home/agent-folder.ts";
import { readFileIfExists, readJsonFile, writeJson } from "#agent/home/durable-files.ts";
import { download, isDownloaded } from "#agent/sync/download.ts";
import { largestOfficesFile, officesFile } from "#agent/sync/offices-file.ts";
import type { PinnedRosters } from "#agent/sync/pinned-rosters.ts";
import { calendarFor } from "#core/clock/calendars/index.ts";
import { dateOf } from "#core/clock/clock.ts";
import type { DirectiveGap } from "#core/document/directive-gap.ts";
import { readDirective } from "#core/document/directive-form.ts";
import { directiveOfPath, type IndexFile } from "#core/document/pub-index.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { readJsonBytes, textMember } from "#core/input/json.ts";
import { failed, type Finding, type Parsed, parsed } from "#core/problem.ts";
import { judgeOrder, type OrderFile } from "#core/roster/order.ts";
import { fromBase64, type Envelope } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { envelopeIn } from "#publication/sealed-json.ts";
import { readLimitedFile, type Transport } from "#publication/transport.ts";

/** What directives are looked at with. */
type OfficesCheck = {
  readonly held: readonly IndexFile[];
  readonly transport: Transport;
  readonly rosters: PinnedRosters | null;
  /** When the room signed the index. */
  readonly at: string;
};

/** The files of an index that are followed, and why the others are not. */
type FollowedFiles = { readonly held: readonly IndexFile[]; readonly gaps: readonly DirectiveGap[] };

const largestDirective = 1_000_000;
const mostRevisions = 6;

/** Leaves out every revision above the newest that is an order of the offices. */
export async function followedByOffices(home: Home, check: OfficesCheck): Promise<FollowedFiles> {
  const { held, rosters } = check;
  if (rosters === null) return { held, gaps: [] };
  const judge = await openJudge(home, check, rosters);
  const byDirective = Map.groupBy(
    held.filter(({ kind }) => kind === "directive"),
    ({ path }) => directiveOfPath(path)?.id ?? "",
  );
  const [left, gaps]: [Set<IndexFile>, DirectiveGap[]] = [new Set(), []];
  for (const files of byDirective.values()) {
    const followed = await newestOrder(
      files.toSorted((a, b) => revisionOf(b) - revisionOf(a)),
      check,
      judge,
    );
    files.filter((file) => revisionOf(file) > followed.revision).forEach((file) => left.add(file));
    gaps.push(...followed.gaps);
  }
  await judge.remember();
  return { held: held.filter((file) => !left.has(file)), gaps };
}

function revisionOf({ path }: IndexFile): number {
  return directiveOfPath(path)?.revision ?? 0;
}

type Judge = {
  readonly of: (file: IndexFile) => Promise<Parsed<DirectiveDocument | null>>;
  readonly remember: () => Promise<void>;
};

/** The newest revision that is an order, 0 where none is; and the gap of one above it. That a directive ended by its own last day needs nobody's signature. */
async function newestOrder(
  files: readonly IndexFile[],
  { at }: Pick<OfficesCheck, "at">,
  judge: Judge,
): Promise<{ readonly revision: number; readonly gaps: readonly DirectiveGap[] }> {
  let refused: DirectiveGap | undefined;
  let expired: number | undefined;
  for (const file of files.slice(0, mostRevisions)) {
    const judged = await judge.of(file);
    const revision = revisionOf(file);
    if (!judged.ok) {
      if (judged.findings[0]?.code === "order-expired")
        expired ??= refused === undefined ? revision : undefined;
      refused ??= gapOf(file, judged.findings);
      continue;
    }
    if (expired !== undefined && isPastLastDay(judged.value, at)) return { revision: expired, gaps: [] };
    return { revision, gaps: refused === undefined ? [] : [refused] };
  }
  return { revision: 0, gaps: refused === undefined ? [] : [refused] };
}

function isPastLastDay(document: DirectiveDocument | null, at: string): boolean {
  const until = document?.draft.until;
  return document !== null && until !== undefined && until < dateOf(at, calendarFor(document));
}

function gapOf({ path }: IndexFile, findings: readonly Finding[]): DirectiveGap {
  const { id: directive, revision } = directiveOfPath(path) ?? { id: path, revision: 0 };
  const short = findings.find(({ code }) => code === "quorum-short");
  if (short === undefined)
    return { directive, revision, reason: "no-order", words: [findings[0]?.code ?? ""] };
  const [counted = "", missing = ""] = short.about?.split(": ") ?? [];
  return { directive, revision, reason: "unsigned", words: [...counted.split("/"), missing] };
}

const form = "bongsu.judged-orders/1";

/** Judges each order once: what was found in force stays so until the agent learns of a newer roster. */
async function openJudge(
  home: Home,
  { held, transport }: OfficesCheck,
  pinned: PinnedRosters,
): Promise<Judge> {
  const newest = await sha256Hex(new TextEncoder().encode(pinned.chain.map(({ payload }) => payload).join()));
  const read = await readJsonFile(home.orders);
  const stored = read.ok && textMember(read.value, "rosters") === newest ? read.value : null;
  const before = new Map(Object.entries((stored as { readonly digests?: object } | null)?.digests ?? {}));
  const now = new Map<string, string>();
  const orders = new Map(held.flatMap((file) => (file.kind === "order" ? [[file.path, file] as const] : [])));
  return {
    of: async (file) => {
      const bytes = await bytesOf(home, file, { transport, most: largestDirective });
      const envelope = envelopeIn(bytes);
      if (!envelope.ok) return envelope;
      const payload = fromBase64(envelope.value.payload) ?? new Uint8Array();
      const digest = await sha256Hex(payload);
      const document = documentIn(payload, file.path);
      if (before.get(file.path) !== digest) {
        const listed = orders.get(file.path.replace(/^directives\/(.*)\.json$/, "orders/$1.order"));
        const judged = await judgedOrder(envelope.value, listed, { home, transport, pinned, digest });
        if (!judged.ok && document?.state === "expired")
          return failed("", "order-expired", "It says that it ended by itself.");
        if (!judged.ok) return judged;
      }
      now.set(file.path, digest);
      return parsed(document);
    },
    remember: async () =>
      await writeJson(home.orders, { type: form, rosters: newest, digests: Object.fromEntries(now) }),
  };
}

type JudgedWith = Pick<OfficesCheck, "transport"> & {
  readonly home: Home;
  readonly pinned: PinnedRosters;
  readonly digest: string;
};

/** Judges the order that is published of a directive; without one, the directive itself, which says whose signatures are missing. */
async function judgedOrder(
  directive: Envelope,
  listed: IndexFile | undefined,
  { home, transport, pinned, digest }: JudgedWith,
): Promise<Parsed<unknown>> {
  const none: OrderFile = { rosters: pinned.chain, order: directive, proof: null };
  const file = listed === undefined ? parsed(none) : await orderIn(home, listed, { transport, pinned });
  if (!file.ok) return file;
  const judged = await judgeOrder(file.value, pinned.pin, pinned.chain);
  if (!judged.ok || judged.value.head.sha256 === digest) return judged;
  return failed("/order", "order-other", "The order is over other bytes than the directive.");
}

async function orderIn(
  home: Home,
  file: IndexFile,
  { transport, pinned }: Pick<JudgedWith, "transport" | "pinned">,
): Promise<Parsed<OrderFile>> {
  if (file.bytes > largestOfficesFile)
    return failed("", "order-too-large", `an order's file has ${largestOfficesFile} bytes at most`);
  await download(transport, file, home.dir);
  return await officesFile(home, file, { pinned, payloadType: payloadTypes.directive });
}

async function bytesOf(
  home: Home,
  file: IndexFile,
  { transport, most }: { readonly transport: Transport; readonly most: number },
): Promise<Uint8Array> {
  const here = join(home.dir, ...file.path.split("/"));
  const bytes = (await isDownloaded(file, home.dir))
    ? await readFileIfExists(here)
    : await readLimitedFile(transport, file.path, most);
  return bytes ?? new Uint8Array();
}

function documentIn(payload: Uint8Array, path: string): DirectiveDocument | null {
  const json = readJsonBytes(payload);
  const read = json.ok ? readDirective(json.value, path) : json;
  return read.ok ? read.value : null;
}
