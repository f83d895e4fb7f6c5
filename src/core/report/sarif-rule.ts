/** A vulnerability as a rule of SARIF, with what forges show of it: title, severity as they sort by it, what to know, where to read on. */
import type { CheckLine } from "#core/matching/check-lines.ts";
import { urgencyOf } from "#core/matching/urgency.ts";
import { addressOf, titleOf } from "#core/report/advisory-words.ts";
import type { ReportTexts } from "#core/report/report.ts";
import { escaped, plainMarkdown } from "#core/report/sarif-text.ts";
import { distinct } from "#core/report/statement.ts";
import { printable } from "#core/input/printable.ts";

/** What stands for a severity that only a word states, and for one that nobody states: the highest, since missing is never mild. */
const wordScores = { none: 0, low: 3.9, medium: 6.9, high: 8.9, critical: 10 } as const;

/** The rule of a vulnerability from all its lines. */
export function ruleDescriptor(id: string, same: readonly CheckLine[], texts: ReportTexts): object {
  const records = [...new Set(same.flatMap((line) => line.records))];
  const first = same[0];
  const title = titleOf({ records }, texts.language) || id;
  const address = first === undefined ? null : addressOf({ ...first, records });
  const aliases = distinct(same.flatMap(namesOf)).filter((name) => name !== id);
  const urgency = urgencyOf({ records });
  const { severity } = urgency;
  const score = severity === null ? wordScores.critical : (severity.score ?? wordScores[severity.rating]);
  const facts = [texts.urgency(urgency), aliases.join(", ")].filter((text) => text !== "");
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: escaped(title) },
    fullDescription: { text: escaped(sentence(title)) },
    defaultConfiguration: { level: "error" },
    help: {
      text: escaped([sentence(title), ...facts, address ?? ""].filter((text) => text !== "").join("\n")),
      markdown: markdownOf({ title, facts, address }),
    },
    ...(address === null ? {} : { helpUri: new URL(address).href }),
    properties: {
      tags: ["security", "vulnerability"],
      aliases,
      precision: "high",
      "problem.severity": "error",
      "security-severity": score.toFixed(1),
    },
  };
}

function namesOf({ advisory, aliases }: CheckLine): readonly string[] {
  return [advisory, ...aliases].filter((name) => name !== "").map((name) => printable(name));
}

/** A name without blanks and signs, which is what the format asks a rule's name to be. */
function nameOf(id: string): string {
  const words = id.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return (
    words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()).join("") ||
    "Vulnerability"
  );
}

function sentence(text: string): string {
  return /[.!?。]$/.test(text) ? text : `${text}.`;
}

function markdownOf(said: {
  readonly title: string;
  readonly facts: readonly string[];
  readonly address: string | null;
}): string {
  const list = said.facts.map((fact) => `- ${plainMarkdown(fact)}`);
  const link = said.address === null ? [] : [`<${new URL(said.address).href}>`];
  return [`**${plainMarkdown(said.title)}**`, list.join("\n"), ...link]
    .filter((text) => text !== "")
    .join("\n\n");
}
