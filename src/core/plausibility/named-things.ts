/** What a report says there is: files, lines in them, functions, paths that a server answers, the version. Taken from its members and, within bounds, from its text. */
import type { ReportItem } from "#core/submission/submission.ts";

/** One thing that a report names. */
export type NamedThing =
  | { readonly kind: "file" | "function" | "endpoint" | "version"; readonly name: string }
  | { readonly kind: "line"; readonly name: string; readonly line: number };

/** What of an item is looked at. */
export type NamingItem = Pick<ReportItem, "places" | "version" | "text" | "title">;

const mostThings = 200;
const longestText = 256 * 1024;
const longestWord = 300;

/** The things that an item names, each once. */
export function namedThings({ places, version, text, title }: NamingItem): readonly NamedThing[] {
  const things: NamedThing[] = [];
  for (const place of places) {
    if (place.file !== "") things.push(...fileAndLine(place.file, place.line));
    if (place.function !== null) things.push({ kind: "function", name: place.function });
  }
  if (version !== null && /^v?\d/.test(version.trim()))
    things.push({ kind: "version", name: version.trim() });
  const all = `${title ?? ""}\n${text}`.slice(0, longestText).replaceAll("->", ".");
  const words = all.split(/[\s"'`<>|,;]+/).filter((word) => word.length > 1 && word.length <= longestWord);
  for (const [index, word] of words.entries()) things.push(...thingsOfWord(word, words[index - 1] ?? ""));
  return [...new Map(things.map((thing) => [JSON.stringify(thing), thing])).values()].slice(0, mostThings);
}

const methods = new Set(["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"]);
const sourceFile =
  /^\(?((?:[\w.+@-]{1,100}\/){0,30}[\w.+@-]{1,100}\.(?:c|cc|cpp|cxx|h|hh|hpp|m|mm|rs|go|java|kt|scala|py|pyx|rb|php|pl|js|mjs|cjs|jsx|ts|tsx|vue|cs|swift|lua|sh|sql|erl|ex|exs|asm|s))(?::(\d{1,7}))?(?::\d{1,5})?[).:]{0,3}$/i;

/** Whether a file is called as source files are. */
export function isSourceFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.length <= 100 && sourceFile.test(name);
}
const calledFunction = /^\(?((?:[A-Za-z_$][\w$]{0,80}(?:::|[.#])){0,6}[A-Za-z_$][\w$]{1,120})\(\)[).:]{0,3}$/;

/** One word of a text with the word before it. Addresses of the web are nothing of the source's. */
function thingsOfWord(word: string, before: string): readonly NamedThing[] {
  if (word.includes("://") || word.startsWith("www.")) return [];
  if (methods.has(before) && word.startsWith("/")) return [{ kind: "endpoint", name: endpointOf(word) }];
  const [, called] = calledFunction.exec(word) ?? [];
  if (called !== undefined) return [{ kind: "function", name: called }];
  const [, file, line] = sourceFile.exec(word) ?? [];
  if (file === undefined || (!file.includes("/") && line === undefined && file.length < 5)) return [];
  return fileAndLine(file, line === undefined ? null : Number(line));
}

function fileAndLine(file: string, line: number | null): readonly NamedThing[] {
  return [
    { kind: "file", name: file },
    ...(line === null ? [] : [{ kind: "line", name: file, line } as const]),
  ];
}

/** Without the query, the fragment and the end of a sentence. */
function endpointOf(word: string): string {
  const [path = "/"] = word.split(/[?#]/);
  return path.replace(/[).:]{1,3}$/, "");
}
