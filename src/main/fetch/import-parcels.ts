/** Records on their way into a database, each with how much it is, so that a batch stays within its limits. */
import type { ImportItem } from "#cli/room/import.ts";
import { type ImportRecord, recordCount } from "#core/format/import-record.ts";

/** The records, each as a parcel. */
export async function* importParcels(
  records: AsyncIterable<ImportRecord>,
): AsyncGenerator<ImportItem<ImportRecord>> {
  for await (const content of records) {
    const characters =
      content.kind === "advisory"
        ? content.source.length
        : content.kind === "quarantined"
          ? content.bytes.length
          : 0;
    const scores = content.kind === "scores" ? content.scores.length : 0;
    yield { path: content.origin.path, records: recordCount(content), scores, characters, content };
  }
}
