/** What a CSAF document says of what to do, in its own language: the part that matching does not need and a directive's draft does. */
import { isObject } from "#core/input/json-cursor.ts";
import { type Remedy, remedyKinds } from "#core/publish/own-advisory.ts";

const mostRemedies = 50;
const longestText = 2000;

/** The remedies of a document that may be CSAF; nothing of one that is not. */
export function remediesOfCsaf(document: unknown): readonly Pick<Remedy, "kind" | "text">[] {
  if (!isObject(document) || !isObject(document["document"])) return [];
  const { lang } = document["document"];
  const language = typeof lang === "string" ? (lang.split("-", 1)[0] ?? "en").toLowerCase() : "en";
  const found = listOf(document["vulnerabilities"]).flatMap((vulnerability) =>
    listOf(vulnerability["remediations"]),
  );
  return found.slice(0, mostRemedies).flatMap(({ category, details }) => {
    const kind = remedyKinds.find((one) => one === category);
    return kind === undefined || typeof details !== "string"
      ? []
      : [{ kind, text: { [language]: details.slice(0, longestText) } }];
  });
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
