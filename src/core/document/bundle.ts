/**
 * A publication as one file (`bongsu.bundle/1`), for a stick: lines that people read, one line that says so, one line of JSON that says which files follow and how
 * long each is, and their bytes one after the other. It vouches for nothing: what is in it is believed by the signed index among its files.
 */
import { isCount } from "#core/document/shared-members.ts";
import { listMember, member, readJson, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";

/** A file of a bundle, and where its bytes begin in it. */
type BundledFile = { readonly path: string; readonly bytes: number; readonly start: number };

/** What a bundle says of itself. `since` is the number of the index whose files it leaves out; `null` for a full one. */
export type BundleHead = {
  readonly sequence: number;
  readonly since: number | null;
  readonly files: readonly BundledFile[];
  /** The lines for people at the top. */
  readonly summary: string;
};

const form = "bongsu.bundle/1";
/** The line after which the JSON comes. */
const mark = `\n--- ${form} ---\n`;
/** Bytes within which the head of a bundle ends. */
export const largestBundleHead = 16 * 1024 * 1024;
const mostFiles = 200_000;
const pathForm = /^(?!.*(?:^|\/)\.)[A-Za-z0-9@%:._-]+(?:\/[A-Za-z0-9@%:._ -]+)*$/;

/** The bytes that come before the files. `summary` is for people and does not count. */
export function bundleHeadBytes(
  {
    sequence,
    since,
    files,
  }: Omit<BundleHead, "files" | "summary"> & { readonly files: readonly Omit<BundledFile, "start">[] },
  summary: string,
): Uint8Array {
  const json = JSON.stringify({
    type: form,
    sequence,
    since,
    files: files.map(({ path, bytes }) => ({ path, bytes })),
  });
  return new TextEncoder().encode(`${summary}${mark}${json}\n`);
}

/** Reads the head from a bundle's first bytes; `size` is that of the whole file, which the files must fill to the last byte. */
export function readBundleHead(bytes: Uint8Array, size: number): Parsed<BundleHead> {
  const text = new TextDecoder("latin1").decode(bytes);
  const begins = text.indexOf(mark);
  const ends = begins < 0 ? -1 : text.indexOf("\n", begins + mark.length);
  if (ends < 0) return failed("", "bundle-form", "This is not a bundle (bongsu.bundle/1), or it is cut off.");
  const json = readJson(new TextDecoder().decode(bytes.subarray(begins + mark.length, ends)));
  if (!json.ok) return json;
  const list = listMember(json.value, "files");
  const [sequence, since] = [member(json.value, "sequence"), member(json.value, "since")];
  const isHead =
    textMember(json.value, "type") === form && isCount(sequence) && (since === null || isCount(since));
  if (!isHead || list.length > mostFiles)
    return failed("", "bundle-form", "The head of this bundle cannot be read.");
  const files: BundledFile[] = [];
  const named = new Set<string>();
  let start = ends + 1;
  for (const one of list) {
    const [path, length] = [textMember(one, "path") ?? "", member(one, "bytes")];
    if (!pathForm.test(path) || !isCount(length) || named.has(path))
      return failed("", "bundle-form", "A file of this bundle has no place.");
    named.add(path);
    files.push({ path, bytes: length, start });
    start += length;
  }
  if (start !== size)
    return failed("", "bundle-size", `the files of this bundle end at ${start} bytes, and it has ${size}`);
  const summary = new TextDecoder().decode(bytes.subarray(0, begins));
  return parsed({ sequence, since, files, summary });
}

/**
 * Whether the lines at the top say what a bundle is: `same`, in other `words` (those of another release), or `otherwise`: another room, world, number, time,
 * count or directive.
 */
export function compareSummary(shown: string, expected: string): "same" | "words" | "otherwise" {
  if (shown === expected) return "same";
  const isOther =
    unseen.test(shown) || titles(shown) !== titles(expected) || factsIn(shown) !== factsIn(expected);
  return isOther ? "otherwise" : "words";
}

/** What moves, hides or turns round what people read on a terminal or in an editor: no release writes any of it. */
const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/u;

/** The first line of each language, which says whether it is a drill. */
function titles(text: string): string {
  return text
    .split("\n\n")
    .map((block) => block.split("\n", 1)[0])
    .join("\n");
}

/** Everything in a text that has a digit, of whatever script, or a dot in it: numbers, times, ids, the name of a room. */
function factsIn(text: string): string {
  const words = text.match(/[A-Za-z\p{N}._:@-]+/gu) ?? [];
  const facts = words.map((word) => word.replace(/[.:]+$/, "")).filter((word) => /[\p{N}.]/u.test(word));
  return [...new Set(facts)].toSorted().join(" ");
}
