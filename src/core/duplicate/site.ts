/**
 * Where the flaw is and where it would be mended: functions and files that a report names, and the lines that a proposed fix touches. Lines of a fix are
 * known by their text, so that neither a moved line nor a renamed file makes another of them.
 */
import { fileName, functionName } from "#core/duplicate/frame.ts";
import { evenRarity, type Rarity } from "#core/duplicate/text-likeness.ts";
import { mentionNames, termClasses, termOf } from "#core/duplicate/text-terms.ts";
import { type Signal, signal } from "#core/duplicate/signal.ts";

/** The places of one report, each list without doubles. */
export type Sites = {
  readonly functions: readonly string[];
  readonly files: readonly string[];
  /** Lines that a fix takes away or stands beside, without white space. */
  readonly lines: readonly string[];
};

const most = { patch: 256 * 1024, names: 16, lines: 64 } as const;
const hunkHead = /^@@ [-+,\d ]{1,60}@@ ?(.{0,200})/;
const fileHead = /^(?:---|\+\+\+) (?:[ab]\/)?([^\t\r\n]{1,300})/;

type ReportedPlace = { readonly file: string; readonly function: string | null };

/** The places that a report names and those that its fix changes. */
export function sitesOf(places: readonly ReportedPlace[], patch: string | null): Sites {
  const functions = new Set(places.map((place) => functionName(place.function)));
  const files = new Set(places.map((place) => fileName(place.file)));
  const lines = new Set<string>();
  for (const line of (patch ?? "").slice(0, most.patch).split("\n")) {
    const hunk = hunkHead.exec(line);
    const file = fileHead.exec(line)?.[1];
    if (hunk !== null) functions.add(functionName((hunk[1] ?? "").split("(")[0] ?? ""));
    else if (file !== undefined) files.add(fileName(file));
    else if (/^[- ]/.test(line)) lines.add(plainLine(line.slice(1)));
  }
  files.delete("null");
  return {
    functions: firstOf(functions, most.names),
    files: firstOf(files, most.names),
    lines: firstOf(lines, most.lines),
  };
}

/** A line of code without white space; "" where it has too little to be known by. */
function plainLine(line: string): string {
  const plain = line.replaceAll(/\s+/g, "");
  return /\w{3}/.test(plain) ? plain.slice(0, 200) : "";
}

function firstOf(names: ReadonlySet<string>, count: number): readonly string[] {
  return [...names].filter((name) => name !== "").slice(0, count);
}

/** A report's places beside what else it names: functions of its stack, and names of code in its text. */
type NamedPlaces = {
  readonly sites: Sites;
  readonly frames: readonly string[];
  readonly files: readonly string[];
  readonly codeNames: readonly string[];
};

/**
 * What the places say; null where there is nothing to compare. A file alone says little, a function more, equal lines of two fixes most. A function that one
 * report names and that stands in the other's stack says the more the nearer it is to the crash.
 */
export function siteSignal(one: NamedPlaces, other: NamedPlaces, rarity: Rarity = evenRarity): Signal | null {
  const lines = shared(one.sites.lines, other.sites.lines);
  const share = lines.length / Math.max(1, Math.min(one.sites.lines.length, other.sites.lines.length));
  if (lines.length >= 2) return signal("site", 0.6 + 0.4 * share, "site-hunks", { count: lines.length });
  const [named = ""] = shared(one.sites.functions, other.sites.functions);
  if (named !== "") return signal("site", 0.8, "site-function", { function: named });
  return mentionSignal(one, other, rarity) ?? fileSignal(one, other);
}

/** Only what one has no stack for is looked up in the other's: two stacks are compared as such. Of two without a stack the texts are. */
function mentionSignal(one: NamedPlaces, other: NamedPlaces, rarity: Rarity): Signal | null {
  if (one.frames.length > 0 && other.frames.length > 0) return null;
  const mentions =
    one.frames.length + other.frames.length === 0
      ? [mentionIn(one, placeNames(other), "site-names", rarity)]
      : [
          mentionIn(one, other.frames, "site-mention", rarity),
          mentionIn(other, one.frames, "site-mention", rarity),
        ];
  const [best] = mentions.filter((each) => each !== null).toSorted((a, b) => b.score - a.score);
  return best ?? null;
}

/** Names of functions and types that a report gives, files apart: those are many reports' in one. */
function placeNames({ sites, codeNames }: NamedPlaces): readonly string[] {
  return [...codeNames, ...sites.functions.flatMap(mentionNames)].filter((name) => !name.includes("."));
}

const deepestMention = 8;

/** The rarest of the mentioned names; a stack's count the more the nearer they are to the crash, and two together say more than one. */
function mentionIn(
  places: NamedPlaces,
  names: readonly string[],
  code: "site-names" | "site-mention",
  rarity: Rarity,
): Signal | null {
  const mentioned = new Set(placeNames(places));
  const lost = code === "site-mention" ? 0.05 : 0;
  const scores = names
    .slice(0, code === "site-mention" ? deepestMention : undefined)
    .flatMap((name, depth) => {
      const [last = ""] = mentionNames(name);
      if (!mentioned.has(last)) return [];
      return [{ name, score: 0.4 + 0.5 * rarity(termOf(`name:${last}`, termClasses.code)) - lost * depth }];
    });
  const [best] = scores.toSorted((a, b) => b.score - a.score);
  if (best === undefined) return null;
  return signal("site", best.score + (scores.length > 1 ? 0.1 : 0), code, { function: best.name });
}

/** Files that a report names, in fields of their own or in its text. */
function fileNames({ sites, codeNames }: NamedPlaces): readonly string[] {
  return [...sites.files, ...codeNames.filter((name) => name.includes("."))];
}

function fileSignal(one: NamedPlaces, other: NamedPlaces): Signal | null {
  const common = [
    ...shared(fileNames(one), [...fileNames(other), ...other.files]),
    ...shared(fileNames(other), one.files),
  ];
  const [file = ""] = common;
  const bothNameFunctions = one.sites.functions.length > 0 && other.sites.functions.length > 0;
  if (file !== "") return signal("site", bothNameFunctions ? 0.1 : 0.3, "site-file", { file });
  const comparable = bothNameFunctions || (one.sites.files.length > 0 && other.sites.files.length > 0);
  return comparable ? signal("site", 0, "site-other") : null;
}

function shared(one: readonly string[], other: readonly string[]): readonly string[] {
  const names = new Set(other);
  return one.filter((name) => names.has(name));
}
