/** The registry of documents with statements on vulnerabilities, asked in this order by content. */
import { type Cursor, openDocument } from "#core/input/json-cursor.ts";
import { failed, parsed, type Parsed } from "#core/problem.ts";
import { readAcceptanceFile } from "#core/vex/acceptance-file.ts";
import { csafStatements, isCsafVex } from "#core/vex/csaf.ts";
import { cyclonedxStatements, isCyclonedx } from "#core/vex/cyclonedx.ts";
import { isOpenvex, openvexStatements } from "#core/vex/openvex.ts";
import type { VexStatement } from "#core/vex/vex-statement.ts";

type VexFormat = {
  readonly detect: (document: unknown) => boolean;
  readonly statements: (root: Cursor) => readonly VexStatement[];
};

const formats: readonly VexFormat[] = [
  { detect: isOpenvex, statements: openvexStatements },
  { detect: isCyclonedx, statements: cyclonedxStatements },
  { detect: isCsafVex, statements: csafStatements },
];

/** Whether a document is of a format that states something of vulnerabilities in products. */
export function isVexDocument(document: unknown): boolean {
  return formats.some(({ detect }) => detect(document));
}

const mostStatements = 200_000;

/** The statements of a document. One that breaks its format is not read in part: an affected product could be lost. */
export function readVexDocument(document: unknown): Parsed<readonly VexStatement[]> {
  const format = formats.find(({ detect }) => detect(document));
  if (format === undefined)
    return failed(
      "",
      "format-unknown",
      "not recognised; expected OpenVEX, CycloneDX or CSAF of the profile VEX",
    );
  const root = openDocument(document);
  const statements = format.statements(root);
  if (root.problems.length > 0) return { ok: false, findings: root.problems };
  if (statements.length > mostStatements)
    return failed("", "too-many", `The document makes more than ${mostStatements} statements.`);
  return parsed(statements);
}

/** What a list, or a document beside it, states by itself: a parsed document or the text of a `.toml`. Nothing where it cannot be read. */
export function readStated(stated: unknown): readonly VexStatement[] {
  const read = typeof stated === "string" ? readAcceptanceFile(stated, null) : readVexDocument(stated);
  return read.ok ? read.value : [];
}
