/** A record read back from its CSAF documents, one a language: 2.0 and 2.1, security advisory and VEX. */
import { listOf, oneOfList, textOf, textsOf, unwrapped } from "#core/publish/read-back/members.ts";
import { productsOfTree } from "#core/publish/read-back/read-csaf-products.ts";
import { type ReadFormat, silentRecord, type WrittenDocument } from "#core/publish/read-back/read-format.ts";
import {
  creditKinds,
  type OwnAdvisory,
  type Remedy,
  remedyKinds,
  severityClasses,
} from "#core/publish/own-advisory.ts";
import type { TextByLanguage } from "#core/text.ts";

/** Reads the documents. */
export const readCsaf: ReadFormat = (written) => {
  const first = written[0] as WrittenDocument;
  const { document } = first;
  const head = (...names: readonly string[]): string => textOf(document, "document", ...names);
  const [flaw] = listOf(document, "vulnerabilities");
  return {
    ...silentRecord,
    id: head("tracking", "id"),
    drill: unwrapped(head("title"), first.texts.drill) !== null,
    aliases: textsOf(document, "document", "tracking", "aliases"),
    history: historyOf(written),
    withdrawn: withdrawalOf(written),
    publisher: {
      name: head("publisher", "name"),
      namespace: head("publisher", "namespace"),
      contact: inEach(written, (one) => textOf(one.document, "document", "publisher", "contact_details")),
    },
    title: inEach(written, titleIn),
    overview: inEach(written, (one) => noteIn(one, "summary")),
    description: inEach(written, (one) => noteIn(one, "description")),
    products: productsOfTree(document),
    severities: vectorsOf(flaw),
    severityClass: severityClasses.find((one) => one === head("aggregate_severity", "text")) ?? null,
    weaknesses: [valueOf(flaw, "cwe"), ...listOf(flaw, "cwes")].flatMap((one) =>
      textOf(one, "id") === "" ? [] : [{ id: textOf(one, "id"), name: textOf(one, "name") }],
    ),
    remedies: remediesOf(written),
    references: listOf(document, "document", "references").flatMap((one) =>
      textOf(one, "category") === "self" ? [] : [referenceOf(one)],
    ),
    credits: listOf(flaw, "acknowledgments").map((one) => ({
      name: textsOf(one, "names")[0] ?? "",
      kind: oneOfList(creditKinds, textOf(one, "summary"), "other"),
    })),
    exploitation: exploitationOf(flaw, first),
  };
};

function valueOf(value: unknown, name: string): unknown {
  return (value as Readonly<Record<string, unknown>> | undefined)?.[name];
}

/** A text of each document; none where it is empty. */
function inEach(written: readonly WrittenDocument[], read: (one: WrittenDocument) => string): TextByLanguage {
  const texts = written.map((one) => [one.texts.language, read(one)] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== ""));
}

function titleIn({ document, texts }: WrittenDocument): string {
  const title = textOf(document, "document", "title");
  return unwrapped(title, texts.drill) ?? title;
}

/** The first note of a category: the reason of a withdrawal stands behind the description. */
function noteIn({ document }: WrittenDocument, category: string): string {
  return textOf(
    listOf(document, "document", "notes").find((note) => textOf(note, "category") === category),
    "text",
  );
}

function historyOf(written: readonly WrittenDocument[]): OwnAdvisory["history"] {
  const revisions = (one: WrittenDocument) =>
    listOf(one.document, "document", "tracking", "revision_history");
  return revisions(written[0] as WrittenDocument).map((revision, at) => ({
    revision: Number(textOf(revision, "number")),
    at: textOf(revision, "date"),
    changed: inEach(written, (one) => textOf(revisions(one)[at], "summary")),
  }));
}

function withdrawalOf(written: readonly WrittenDocument[]): OwnAdvisory["withdrawn"] {
  const [first] = written;
  const category = textOf(first?.document, "document", "category");
  if (category !== "csaf_base" && category !== "csaf_withdrawn") return null;
  const reasonIn = ({ document, texts }: WrittenDocument): string =>
    unwrapped(textOf(listOf(document, "document", "notes").at(-1), "text"), texts.withdrawn) ?? "";
  return {
    at: textOf(first?.document, "document", "tracking", "current_release_date"),
    reason: inEach(written, reasonIn),
  };
}

/** From the scores of 2.0, or the metrics of 2.1. */
function vectorsOf(flaw: unknown): readonly string[] {
  const contents = [
    ...listOf(flaw, "scores"),
    ...listOf(flaw, "metrics").map((metric) => valueOf(metric, "content")),
  ];
  return contents.flatMap((content) =>
    ["cvss_v2", "cvss_v3", "cvss_v4"].flatMap((member) => textOf(content, member, "vectorString") || []),
  );
}

function remediesOf(written: readonly WrittenDocument[]): readonly Remedy[] {
  const inDocument = ({ document }: WrittenDocument) =>
    listOf(listOf(document, "vulnerabilities")[0], "remediations");
  return inDocument(written[0] as WrittenDocument).map((remedy, at) => {
    const partsIn = (one: WrittenDocument) =>
      partsOfRemedy(textOf(inDocument(one)[at], "details"), one.texts);
    const lines = textsOf(remedy, "product_ids").map((id) => decodeURIComponent(id.split(":", 1)[0] ?? ""));
    return {
      kind: oneOfList(remedyKinds, textOf(remedy, "category"), "none_available"),
      products: [...new Set(lines)],
      text: inEach(written, (one) => partsIn(one).text),
      command: partsIn(written[0] as WrittenDocument).command,
      url: textOf(remedy, "url") || null,
    };
  });
}

/** The sentence, and what is typed, which stands behind it. */
function partsOfRemedy(
  details: string,
  texts: WrittenDocument["texts"],
): { readonly text: string; readonly command: string } {
  const [before = ""] = texts.command("\u0000").split("\u0000");
  const at = details.lastIndexOf(`\n${before}`);
  if (at < 0) return { text: details, command: "" };
  const command = unwrapped(details.slice(at + 1), texts.command);
  return command === null ? { text: details, command: "" } : { text: details.slice(0, at), command };
}

function referenceOf(one: unknown): OwnAdvisory["references"][number] {
  const [url, summary] = [textOf(one, "url"), textOf(one, "summary")];
  return { kind: "web", url, title: summary === url ? "" : summary };
}

function exploitationOf(flaw: unknown, { texts }: WrittenDocument): OwnAdvisory["exploitation"] {
  const status = listOf(flaw, "threats").find((one) => textOf(one, "category") === "exploit_status");
  const found = (["none", "poc", "active"] as const).find(
    (one) => texts.exploitation[one] === textOf(status, "details"),
  );
  return found ?? "none";
}
