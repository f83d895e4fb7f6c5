/**
 * A call that sends reports: read as it comes, done apart in chunks, answered item by item with the receipts that are sealed here, where the key is. What a receipt is
 * given for is committed.
 */
import type { Context } from "hono";
import type { Endpoint, OutputOf } from "#contract/endpoint.ts";
import type { contract } from "#contract/index.ts";
import { reportReceiptForm, type ReportReceipt } from "#core/intake/report-receipt.ts";
import { caseLinkIn, earlierIn, onceIn } from "#edge/http/report/report-headers.ts";
import type { ReportCall, ReportChunk } from "#edge/http/report/report-chunk.ts";
import { deskOf } from "#edge/http/report/report-desk.ts";
import { splitLines } from "#edge/http/report/split-lines.ts";
import { problemOf } from "#edge/http/problem.ts";
import { isLines, receive, type SentParts } from "#edge/http/request-input.ts";
import type { Room } from "#edge/http/room.ts";
import { receiptTime } from "#edge/http/sealed-receipt.ts";
import type { Caller } from "#edge/http/work/run-call.ts";
import { Refusal } from "#core/problem.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { seal } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { randomBytes } from "node:crypto";

type AnsweredItem = OutputOf<(typeof contract)["findingsReceive"]>["items"][number];

/** A call on its way, and how a part of it is done: on its lane, apart. */
type LinesCall = {
  readonly c: Context;
  readonly entry: Endpoint;
  readonly room: Room;
  readonly caller: Caller;
  readonly perform: (sent: SentParts) => Promise<string | Uint8Array>;
  /** Reserves memory for what is being read, once it is known that the caller may send; what it returns gives that back. */
  readonly hold: () => () => void;
};

const chunk = { items: 50, bytes: 512 * 1024, line: 2 * 1024 * 1024 };

/** Answers the call. What refuses the first chunk refuses the call; after that what goes wrong is an item of the answer. */
export async function answerLines(call: LinesCall): Promise<Response> {
  const { c, entry, room } = call;
  receiptTime(room);
  const single = !isLines(c);
  const about = await callOf(call, single);
  if (!single && Object.keys(c.req.queries()).length > 0)
    throw new Refusal("input-invalid", "This endpoint takes no query.");
  const give = call.hold();
  if (!single) return await streamed(call, about, give);
  try {
    const items = await doChunk(call, { ...about, places: [1] }, await receive(c, entry));
    noteUnnamed(room, about, items);
    return c.json({ items });
  } finally {
    give();
  }
}

/** The answer line by line. The first part is done before anything is said, so that what refuses it is the answer's status. */
async function streamed(call: LinesCall, about: LinesAbout, give: () => void): Promise<Response> {
  const { c } = call;
  const lines = itemLines(call, about);
  try {
    const first = await lines.next();
    const body = streamOf({ first, rest: lines, gone: c.req.raw.signal, give });
    return c.body(body, 200, { "content-type": "application/x-ndjson" });
  } catch (error) {
    give();
    throw error;
  }
}

/** What is known of the call, and for how many items its work is good. */
type LinesAbout = ReportCall & { readonly most: number };

async function callOf({ c, room, caller }: LinesCall, single: boolean): Promise<LinesAbout> {
  const once = onceIn(c.req.header("idempotency-key"));
  const earlier = single ? await earlierIn(c.req.header("x-bongsu-earlier")) : null;
  const link = single ? await caseLinkIn(c.req.header("x-bongsu-case"), once) : null;
  if (caller.actor !== undefined)
    return {
      single,
      once,
      link,
      work: null,
      earlier: null,
      reporter: { kind: "pipeline", id: caller.actor.id },
      most: Infinity,
    };
  const { items, work } = await deskOf(room.reportDesk).shown(c.req.header("x-bongsu-work"), room.now());
  const id = `once:${once ?? randomBytes(24).toString("hex")}`;
  return { single, once, link, work, earlier, reporter: { kind: "anonymous", id }, most: items };
}

async function doChunk(
  { perform, room }: LinesCall,
  { single, reporter, once, link, work, earlier, places }: ReportChunk,
  sent: Pick<SentParts, "body">,
): Promise<readonly AnsweredItem[]> {
  const empty = { path: {}, query: {}, idempotencyKey: undefined, proof: undefined, place: "" };
  const part: SentParts = {
    ...empty,
    body: sent.body,
    reports: { single, reporter, once, link, work, earlier, places },
  };
  const answer = await perform(part);
  const text = typeof answer === "string" ? answer : new TextDecoder().decode(answer);
  const { items } = JSON.parse(text) as { items: readonly AnsweredItem[] };
  return await Promise.all(items.map(async (item) => await withReceipt(item, room)));
}

async function withReceipt(item: AnsweredItem, { origin, drill, signer }: Room): Promise<AnsweredItem> {
  if (!("number" in item)) return item;
  const { number, sha256, receivedAt } = item;
  const document: ReportReceipt = {
    type: reportReceiptForm,
    room: origin,
    drill,
    number,
    sha256,
    receivedAt,
  };
  return {
    ...item,
    receipt: await seal(payloadTypes.reportReceipt, canonicalBytes(document), [signer]),
  } as AnsweredItem;
}

function noteUnnamed(room: Room, { reporter }: ReportCall, items: readonly AnsweredItem[]): void {
  if (reporter.kind !== "pipeline")
    room.reportDesk?.note(items.filter((item) => "number" in item && !item.again).length, room.now());
}

/** Every line of the answer. */
async function* itemLines(call: LinesCall, about: LinesAbout): AsyncGenerator<string> {
  const { c, entry, room } = call;
  const most = Math.min(about.most, entry.lines ?? 1);
  let count = 0;
  let { work } = about;
  for await (const { body, places, tooLong } of splitLines(c.req.raw.body ?? nothing(), chunk)) {
    const left = most - count;
    count += places.length + tooLong.length;
    for (const line of tooLong)
      yield lineOf(refused(line, "too-long", `A line has at most ${chunk.line} bytes.`));
    if (count > most) {
      const line = places[Math.max(0, left)] ?? 0;
      if (left > 0)
        yield* textsOf(
          await doChunk(call, { ...about, work, places: places.slice(0, left) }, { body }),
          room,
          about,
        );
      yield lineOf(
        refused(
          line,
          "too-many",
          `No more than ${most} items of this call are taken; the others were not read.`,
        ),
      );
      return;
    }
    if (places.length > 0)
      yield* textsOf(await doChunk(call, { ...about, work, places }, { body }), room, about);
    work = null;
  }
}

async function* textsOf(
  items: readonly AnsweredItem[],
  room: Room,
  about: ReportCall,
): AsyncGenerator<string> {
  noteUnnamed(room, about, items);
  for (const item of items) yield lineOf(item);
}

function lineOf(item: AnsweredItem): string {
  return `${JSON.stringify(item)}\n`;
}

function refused(line: number, code: string, message: string): AnsweredItem {
  return { line, findings: [{ at: `line ${line}`, code, message }] };
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  yield* [];
}

type GrowingAnswer = {
  readonly first: IteratorResult<string>;
  readonly rest: AsyncGenerator<string>;
  readonly gone: AbortSignal;
  readonly give: () => void;
};

/** The answer as it grows. A reader that has gone ends it: what was committed stays, and is answered again to who sends again. */
function streamOf({ first, rest, gone, give }: GrowingAnswer): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: IteratorResult<string> | null = first;
  return new ReadableStream({
    pull: async (controller) => {
      const end = (): void => {
        give();
        controller.close();
      };
      try {
        const one = next ?? (await rest.next());
        next = null;
        if (one.done === true || gone.aborted) return end();
        controller.enqueue(encoder.encode(one.value));
      } catch (error) {
        controller.enqueue(encoder.encode(lineOf(failedItem(error))));
        end();
      }
    },
    cancel: async () => {
      give();
      await rest.return(undefined);
    },
  });
}

/** What stopped the call in its middle; line 0 is the call itself. */
function failedItem(error: unknown): AnsweredItem {
  const { code, detail, headers } = problemOf(error);
  const after = headers?.["retry-after"];
  return refused(0, code, after === undefined ? detail : `${detail} Retry after ${after} s.`);
}
