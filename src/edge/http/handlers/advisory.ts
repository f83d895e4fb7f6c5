/** Handlers: importing records, searching and reading advisories, the quarantine. Records over the wire are split and read as those of a file are. */
import type { ImportRecord } from "#core/format/import-record.ts";
import { peekStream } from "#archive/byte-stream.ts";
import { type FeedItem, problemItem } from "#edge/feed/feed-item.ts";
import { defaultLimits, openFeedAccount } from "#edge/feed/limits.ts";
import { recordsOf } from "#edge/feed/import-records.ts";
import { splitRecords } from "#edge/feed/split-records.ts";
import { usualPageLength } from "#core/input/page-cursor.ts";
import type { Call, Handlers } from "#edge/http/handler.ts";
import { notFound } from "#edge/http/problem.ts";
import { importRecords } from "#stages/advisory/commands.ts";
import { quarantined } from "#stages/advisory/quarantine.ts";
import { listedWithoutRecord } from "#stages/advisory/listed-without-record.ts";
import { advisoryDetail, type AdvisorySource, productsOf } from "#stages/advisory/queries.ts";
import { type AdvisorySummary, findAdvisories } from "#stages/advisory/search.ts";

const sniffed = 4096;

/** Handlers of the advisory endpoints. */
export const advisoryHandlers: Handlers<
  "importRecords" | "advisorySearch" | "advisoryRead" | "advisoryProducts" | "quarantineList"
> = {
  importRecords: async ({ input, actor, room }) => {
    const records: ImportRecord[] = [];
    for (const sent of input.records)
      for await (const item of itemsOf(sent)) records.push(...recordsOf(item));
    const { counts, notTaken } = await importRecords(room.store, actor, {
      batch: input.batch,
      records,
      now: room.now().toISOString(),
    });
    return { counts, notTaken: [...notTaken] };
  },
  advisorySearch: async ({ input, actor, room }) => {
    const { q: text = "", ...wanted } = input;
    return await room.store.read(actor, async (tx) => {
      const page = await findAdvisories(tx, { ...wanted, text });
      const { listed, more } =
        wanted.after === undefined ? await listedWithoutRecord(tx, text) : { listed: [], more: false };
      return { ...page, items: page.items.map(summaryView), listed: [...listed], moreListed: more };
    });
  },
  advisoryRead: async ({ input, actor, room }) => {
    const detail = await room.store.read(
      actor,
      async (tx) => await advisoryDetail(tx, input.advisory, usualPageLength),
    );
    if (detail === null) throw notFound();
    const { id, sources, moreSources, exploited, scores } = detail;
    return {
      id,
      sources: sources.map(sourceView),
      moreSources,
      exploited: [...exploited],
      scores: [...scores],
    };
  },
  advisoryProducts: async ({ input, actor, room }) => {
    const { format, record, ...page } = input;
    const found = await room.store.read(
      actor,
      async (tx) => await productsOf(tx, `${format}/${record}`, page),
    );
    if (found === null) throw notFound();
    return { ...found, items: [...found.items] };
  },
  quarantineList: async ({ input, actor, room }) => {
    const page = await room.store.read(actor, async (tx) => await quarantined(tx, input));
    return {
      ...page,
      items: page.items.map(({ id, path, position, sha256, at, findings }) => ({
        id,
        path,
        position,
        sha256,
        at,
        findings: [...findings],
      })),
    };
  },
};

type SentRecord = Call<"importRecords">["input"]["records"][number];

/** The items of one sent record; where it holds a single document, that stands where the sender said. */
async function* itemsOf(sent: SentRecord): AsyncGenerator<FeedItem> {
  const whole = new TextEncoder().encode(sent.text);
  if (sent.findings !== undefined) {
    yield problemItem({ path: sent.path, position: sent.position, bytes: whole }, sent.findings);
    return;
  }
  const bytes = await peekStream(oneChunk(whole), sniffed);
  for await (const items of splitRecords(sent.path, bytes, openFeedAccount(defaultLimits)))
    for (const item of items)
      yield item.kind !== "rows" && item.position === "" ? { ...item, position: sent.position } : item;
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

function summaryView(found: AdvisorySummary) {
  const { id, format, publisher, published, modified, withdrawn, exploited } = found;
  const dates = { published, modified, withdrawn };
  return {
    id,
    format,
    publisher,
    title: found.title,
    ...dates,
    exploited,
    aliases: [...found.aliases],
  };
}

function sourceView({ id, format, publisher, sha256, importedAt, path, advisory, products }: AdvisorySource) {
  return { id, format, publisher, sha256, importedAt, path, advisory, products };
}
