/** The records of a feed that a test holds as text, read as every feed is: what an import brings. */
import type { ImportRecord } from "#core/format/import-record.ts";
import { openFeed } from "#edge/feed/feed.ts";
import { recordsOf } from "#edge/feed/import-records.ts";

/** The records of one text. */
export async function recordsOfText(text: string): Promise<readonly ImportRecord[]> {
  async function* input(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from(text));
  }
  const records: ImportRecord[] = [];
  for await (const item of openFeed(["-"], { input: input() })) records.push(...recordsOf(item));
  return records;
}

/** The records of documents, a line each. */
export async function recordsOfDocuments(documents: readonly unknown[]): Promise<readonly ImportRecord[]> {
  return await recordsOfText(documents.map((one) => JSON.stringify(one)).join("\n"));
}
