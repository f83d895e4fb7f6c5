/** The head of a CSAF document: title, notes, publisher, references and revisions, in one language. */
import type { CsafKind } from "#core/publish/format/csaf-kind.ts";
import { datesOf, type ExportFrame, textIn, titleOf } from "#core/publish/format/export-format.ts";
import type { OwnAdvisory } from "#core/publish/own-advisory.ts";

/** The document's own part. */
export function documentOf(
  record: OwnAdvisory,
  { texts, version, address }: ExportFrame,
  kind: CsafKind,
): object {
  const { language } = texts;
  const contact = textIn(record.publisher.contact, language);
  return {
    ...(record.severityClass === null ? {} : { aggregate_severity: { text: record.severityClass } }),
    category: categoryOf(record, kind),
    csaf_version: kind.edition,
    distribution: {
      tlp: { label: kind.edition === "2.0" ? "WHITE" : "CLEAR", url: "https://www.first.org/tlp/" },
    },
    lang: language,
    notes: notesOf(record, texts, kind),
    publisher: {
      category: "coordinator",
      ...(contact === "" ? {} : { contact_details: contact }),
      name: record.publisher.name,
      namespace: record.publisher.namespace,
    },
    references: [
      ...(address === null ? [] : [{ category: "self", summary: record.id, url: address }]),
      ...record.references.map(({ url, title }) => ({
        category: "external",
        summary: title || url,
        url,
      })),
    ],
    title: titleOf(record, texts),
    tracking: trackingOf(record, language, version),
  };
}

/** What was withdrawn has a profile of its own in the newer edition, and the base profile in the older one. */
function categoryOf({ withdrawn }: OwnAdvisory, { edition, profile }: CsafKind): string {
  if (withdrawn === null) return profile;
  return edition === "2.0" ? "csaf_base" : "csaf_withdrawn";
}

/** The reason has the title that the newer edition asks for in English documents (6.1.27.17). */
function notesOf(record: OwnAdvisory, texts: ExportFrame["texts"], { edition }: CsafKind): readonly object[] {
  const { withdrawn, overview, description } = record;
  const reason =
    withdrawn === null
      ? []
      : [
          {
            category: edition === "2.0" ? "general" : "description",
            ...(edition === "2.0" ? {} : { title: "Reasoning for Withdrawal" }),
            text: texts.withdrawn(textIn(withdrawn.reason, texts.language)),
          },
        ];
  return [
    { category: "summary", text: textIn(overview, texts.language) },
    { category: "description", text: textIn(description, texts.language) },
    ...reason,
  ];
}

function trackingOf(record: OwnAdvisory, language: string, version: string): object {
  const { first, last } = datesOf(record);
  const aliases = [...new Set(record.aliases)];
  const revisions = revisionsOf(record, language);
  return {
    ...(aliases.length === 0 ? {} : { aliases }),
    current_release_date: last,
    generator: { date: last, engine: { name: "bongsu", version } },
    id: record.id,
    initial_release_date: first,
    revision_history: revisions,
    status: "final",
    version: String(revisions.length),
  };
}

/** The withdrawal is a revision as well; it is the last one of the record where it came out of a room. */
function revisionsOf({ history, withdrawn }: OwnAdvisory, language: string): readonly object[] {
  const published = history.map(({ at, changed }, n) => ({
    date: at,
    number: String(n + 1),
    summary: textIn(changed, language),
  }));
  if (withdrawn === null || withdrawn.at === history.at(-1)?.at) return published;
  const { at, reason } = withdrawn;
  return [
    ...published,
    { date: at, number: String(published.length + 1), summary: textIn(reason, language) },
  ];
}
