/** A vulnerability as a rule of SARIF, with what forges show of it: title, severity as they sort by it, what to know, where to read on. */
import type { CheckLine } from "#core/matching/check-lines.ts";
import { urgencyOf } from "#core/matching/urgency.ts";
import { addressOf, titleOf } from "#core/report/advisory-words.ts";
import type { ReportTexts } from "#core/report/report.ts";
import { escaped, plainMarkdown } from "#core/report/sarif-text.ts";
import { distinct, productOf } from "#core/report/statement.ts";
import { printable } from "#core/input/printable.ts";

/**
 * What stands for a severity that only a word states. One that nobody states has no score here: a forge then shows the level, which is "error" and fails its
 * check as a critical one does, and the list of criticals is of what somebody calls critical (decision 0040).
 */
const wordScores = { none: 0, low: 3.9, medium: 6.9, high: 8.9, critical: 10 } as const;

/** The rule of a vulnerability from all its lines. */
export function ruleDescriptor(id: string, same: readonly CheckLine[], texts: ReportTexts): object {
  const records = [...new Set(same.flatMap((line) => line.records))];
  const first = same[0];
  const title = titleOf({ records }, texts.language) || id;
  const address = first === undefined ? null : addressOf({ ...first, records });
  const aliases = distinct(same.flatMap(namesOf)).filter((name) => name !== id);
  const names = distinct(same.map((line) => printable(productOf(line).name, 80)))
    .slice(0, mostNames)
    .join(", ");
  const about = `${id}: ${names}`;
  const urgency = urgencyOf({ records });
  const { severity } = urgency;
  const score = severity === null ? null : (severity.score ?? wordScores[severity.rating]);
  const facts = [texts.urgency(urgency), aliases.join(", ")].filter((text) => text !== "");
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: escaped(shortened(title === id ? about : title)) },
    fullDescription: {
      text: escaped(
        distinctInOrder([sentence(title === id ? about : title), `${about}.`, ...facts]).join(" "),
      ),
    },
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
      ...(score === null ? {} : { "security-severity": score.toFixed(1) }),
    },
  };
}

const mostNames = 5;
const longestShort = 120;

/** The first sentence of a title, cut at a word where it is long: what a list of alerts shows. */
function shortened(title: string): string {
  const [first = title] = title.split(/(?<=[.!?。]) /);
  if (first.length <= longestShort) return first;
  return `${first.slice(0, longestShort).replace(/\s+\S*$/, "")}…`;
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

function distinctInOrder(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
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
