/** OpenVEX 0.2.0: one statement for each vulnerability and product. A document without a statement does not exist in the format. */
import {
  type CheckReport,
  isNobody,
  type ReportFrame,
  type ReportOutput,
  type TextMark,
  markOf,
} from "#core/report/report.ts";
import { commonJustification } from "#core/report/acceptance-words.ts";
import { type ReportProduct, type Statement, statementsOf } from "#core/report/statement.ts";

/** The OpenVEX output. */
export const openvex: ReportOutput = { name: "openvex", write };

function write(report: CheckReport, frame: ReportFrame): object | null {
  const statements = statementsOf(report, frame.texts);
  if (statements.length === 0) return null;
  const id = `urn:uuid:${frame.id}`;
  return {
    "@context": "https://openvex.dev/ns/v0.2.0",
    "@id": id,
    author: authorOf(frame),
    role: markOf(report, frame.texts)("user"),
    timestamp: frame.now,
    version: 1,
    tooling: `bongsu ${frame.version}`,
    statements: statements.map((statement) =>
      statementOf(statement, { id, mark: markOf(report, frame.texts) }),
    ),
  };
}

/** The format has one text for who says it: the name, and the address where one was given. */
function authorOf({ author }: ReportFrame): string {
  return isNobody(author) ? author.name : `${author.name} <${author.namespace}>`;
}

type VexDocumentContext = { readonly id: string; readonly mark: TextMark };

function statementOf(statement: Statement, within: VexDocumentContext): object {
  const { vulnerability, product, status, words } = statement;
  const { name, aliases, title } = vulnerability;
  return {
    vulnerability: {
      name,
      ...(title === null ? {} : { description: title }),
      ...(aliases.length === 0 ? {} : { aliases }),
    },
    products: [componentOf(product, within.id)],
    status,
    status_notes: within.mark(`${product.purl === null ? `${product.name}: ` : ""}${words}`),
    ...because(statement, within.mark),
  };
}

/** Exactly what the status asks for: the specification wants a justification or an impact statement, its schema never both. */
function because({ status, outside, words, action, accepted }: Statement, mark: TextMark): object {
  if (status === "affected") return { action_statement: mark(action?.text ?? words) };
  if (status === "under_investigation" || status === "fixed") return {};
  const reason = accepted === null ? null : commonJustification(accepted);
  if (reason !== null) return { justification: reason };
  return outside ? { justification: "vulnerable_code_not_present" } : { impact_statement: mark(words) };
}

/** What has no purl is named inside the document. */
function componentOf({ id, purl }: ReportProduct, document: string): object {
  return purl === null ? { "@id": `${document}#${id}` } : { "@id": purl, identifiers: { purl } };
}
