/** What a document of a supplier answers: OpenVEX, CycloneDX, or CSAF of any profile. It is only read; what it would say is shown before it is sent. */
import {
  answerJustifications,
  longestAnswered,
  mostAnswers,
  type SupplierAnswer,
} from "#core/coordination/answer/supplier-answer.ts";
import { readJson } from "#core/input/json.ts";
import { openDocument, valueAt } from "#core/input/json-cursor.ts";
import { printable } from "#core/input/printable.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { csafStatements } from "#core/vex/csaf.ts";
import { readVexDocument } from "#core/vex/index.ts";
import type { VexStatement } from "#core/vex/vex-statement.ts";

const { product: longestText, note: longestNote } = longestAnswered;

/** What a document answers, and what it states that is no answer. */
type DocumentAnswers = {
  readonly answers: readonly SupplierAnswer[];
  /** Products that it excuses without one of the standard reasons, which nobody could check: they are asked for. */
  readonly unreasoned: readonly string[];
};

/** The answers of a document's text; `today` is the day of a fix that is out and names none. */
export function readAnswerDocument(text: string, today: string): Parsed<DocumentAnswers> {
  const read = readJson(text);
  if (!read.ok) return read;
  const stated = statementsOf(read.value);
  if (!stated.ok) return stated;
  const answers = stated.value.flatMap((statement) => answersOf(statement, today));
  const unreasoned = [...new Set(stated.value.flatMap(unreasonedIn))].slice(0, mostAnswers);
  if (answers.length === 0 && unreasoned.length === 0)
    return failed("", "statement-missing", "The document states nothing of a product that could be read.");
  return answers.length > mostAnswers
    ? failed("", "too-many", `The document states more than ${mostAnswers} things.`)
    : parsed({ answers, unreasoned });
}

function statementsOf(document: unknown): Parsed<readonly VexStatement[]> {
  if (valueAt(document, "document", "csaf_version") === undefined) return readVexDocument(document);
  const root = openDocument(document);
  const statements = csafStatements(root);
  return root.problems.length > 0 ? { ok: false, findings: root.problems } : parsed(statements);
}

function answersOf(statement: VexStatement, today: string): readonly SupplierAnswer[] {
  return statement.products.flatMap(({ text, version }) => {
    const about = {
      product: printable(text, longestText),
      note: printable(statement.words ?? "", longestNote),
    };
    const at = printable(version ?? "", longestText);
    return answerOf(statement, { about, at, today }) ?? [];
  });
}

function unreasonedIn(statement: VexStatement): readonly string[] {
  if (statement.status !== "not_affected" || reasonOf(statement) !== undefined) return [];
  return statement.products.map(({ text }) => printable(text, longestText));
}

function reasonOf({ justification }: VexStatement) {
  return answerJustifications.find((one) => one === justification);
}

type AboutProduct = {
  readonly about: { readonly product: string; readonly note: string };
  readonly at: string;
  readonly today: string;
};

/** A statement on one product; of an excuse without one of the standard reasons there is no answer. */
function answerOf(statement: VexStatement, { about, at, today }: AboutProduct): SupplierAnswer | null {
  const { status, since } = statement;
  if (status === "affected" || status === "accepted") return { ...about, kind: "affected", from: at, to: at };
  if (status === "under_investigation") return { ...about, kind: "received" };
  if (status === "fixed") return { ...about, kind: "fix", version: at, date: since?.slice(0, 10) ?? today };
  const reason = reasonOf(statement);
  return reason === undefined ? null : { ...about, kind: "not-affected", justification: reason };
}
