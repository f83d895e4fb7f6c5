/** What reporters write: sentences in two languages, filled in with what they know of the flaw. */
import { readFileSync } from "node:fs";
import type { Bug } from "./bug.ts";
import type { Chance } from "./chance.ts";

type Sentences = Readonly<
  Record<
    "titles" | "summaries" | "steps" | "impacts" | "overclaims" | "falsehoods" | "injections",
    readonly string[]
  >
>;

const vectors = new URL("../../test/vectors/duplicate/", import.meta.url);
const wording = JSON.parse(readFileSync(new URL("wording.json", vectors), "utf8")) as Readonly<
  Record<"en" | "ko", Sentences>
>;

/** The invented flaws that stand in the repository. */
export function drillBugs(): readonly Bug[] {
  return JSON.parse(readFileSync(new URL("bugs.json", vectors), "utf8")) as readonly Bug[];
}

/** What a reporter knows and writes with. */
export type Pen = {
  readonly language: "en" | "ko";
  readonly values: Readonly<Record<string, string>>;
  readonly chance: Chance;
};

/** A sentence of one kind. */
export function sentence({ language, values, chance }: Pen, kind: keyof Sentences): string {
  const text = chance.oneOf(wording[language][kind]);
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name);
}

/** An injection, in either language, whatever the rest is written in. */
export function injection(chance: Chance): string {
  return chance.oneOf(wording[chance.oneOf(["en", "ko"] as const)].injections);
}

/** A title and a text of a report that describes what happened. One without a trace names a place, or the first gate sends it back. */
export function prose(pen: Pen, namesPlace: boolean): { readonly title: string; readonly text: string } {
  const summary = namesPlace ? sentenceWithPlace(pen) : sentence(pen, "summaries");
  const parts = [summary, sentence(pen, "steps"), sentence(pen, "impacts")];
  return { title: sentence(pen, "titles"), text: parts.filter((part) => part !== "").join("\n\n") };
}

/** A summary in which a function or a file is named. */
function sentenceWithPlace(pen: Pen): string {
  const places = ["function", "caller", "file"].map((name) => pen.values[name] ?? "");
  for (;;) {
    const summary = sentence(pen, "summaries");
    if (places.some((place) => summary.includes(place))) return summary;
  }
}
