/**
 * Publishes what is known now beside the documents: a facts file for every directive whose facts are no longer those of its document, with
 * every move of its deadline as the journal has it. `reclock.ts` decides which facts these are and what they move.
 */
import { readJson } from "#core/input/json.ts";
import {
  type AdvisoryFacts,
  type DirectiveFactsFile,
  type CurrentDocument,
  readDirectiveFactsFile,
  sameAdvisoryFacts,
} from "#core/document/facts-file.ts";
import { fromBase64, readEnvelope } from "#core/seal/envelope.ts";
import { epochFloors } from "#stages/registry/queries.ts";
import type { Tx } from "#store/sql.ts";
import { advisoryFactsIn } from "#stages/dissemination/directive-deadline.ts";
import { type Publisher, publishIndex, putFactsFile } from "#stages/dissemination/publication.ts";
import { deadlineMoves, publishedFacts } from "#stages/dissemination/queries.ts";

/** Directives in force with the newest facts of their advisories; `at` is when the newest of these became known here. */
type FactsPublication = {
  readonly documents: readonly CurrentDocument[];
  readonly facts: readonly { readonly directive: string; readonly facts: AdvisoryFacts }[];
  readonly at: string;
};

/** Publishes each facts file that says something else than the one before (or, without one, than the document), under one new index. */
export async function publishDirectiveFacts(
  tx: Tx,
  publisher: Publisher,
  publishing: FactsPublication,
): Promise<void> {
  const { documents, facts, at } = publishing;
  const before = await publishedFacts(
    tx,
    documents.map(({ id }) => id),
  );
  const { facts: floor } = await epochFloors(tx);
  let published = 0;
  for (const document of documents) {
    const { id: directive, revision, drill, alerts } = document;
    const known = before.get(directive);
    const last = known === undefined ? null : opened(directive, known);
    const its = facts.filter((one) => one.directive === directive).map((one) => one.facts);
    const moves = (await deadlineMoves(tx, directive)).map(({ at: moved, fact }) => {
      const { before: from, after, because, domains } = fact;
      return { at: moved, before: from, after, because, ...(domains === undefined ? {} : { domains }) };
    });
    const said: FactsFileContent = last ?? { revision, facts: advisoryFactsIn(document), moves: [] };
    if (
      said.revision === revision &&
      said.moves.length === moves.length &&
      JSON.stringify(said.alerts) === JSON.stringify(alerts) &&
      allSame(said.facts, its)
    )
      continue;
    const sequence = Math.max(last?.sequence ?? 0, floor) + 1;
    const file = {
      type: "bongsu.facts/1",
      directive,
      revision,
      drill,
      sequence,
      at,
      facts: its,
      moves,
      ...(alerts === undefined ? {} : { alerts }),
    } as const;
    await putFactsFile(tx, file, publisher);
    published += 1;
  }
  if (published > 0) await publishIndex(tx, publisher, at);
}

type FactsFileContent = Pick<DirectiveFactsFile, "revision" | "facts" | "moves" | "alerts">;

function allSame(a: readonly AdvisoryFacts[], b: readonly AdvisoryFacts[]): boolean {
  const found = new Map(b.map((one) => [one.advisory, one]));
  return (
    a.length === b.length &&
    a.every((one) => {
      const other = found.get(one.advisory);
      return other !== undefined && sameAdvisoryFacts(one, other);
    })
  );
}

/** What this room published before; that it cannot be read is a fault. */
function opened(directive: string, content: Uint8Array): DirectiveFactsFile {
  const envelope = readEnvelope(JSON.parse(new TextDecoder().decode(content)));
  const payload = envelope.ok ? fromBase64(envelope.value.payload) : null;
  const value = readJson(new TextDecoder().decode(payload ?? new Uint8Array()));
  const sequence = value.ok ? (value.value as DirectiveFactsFile).sequence : 0;
  const file = value.ok ? readDirectiveFactsFile(value.value, `facts/${directive}/${sequence}.json`) : value;
  if (!file.ok) throw new Error(`facts of ${directive}: ${file.findings[0]?.message}`);
  return file.value;
}
