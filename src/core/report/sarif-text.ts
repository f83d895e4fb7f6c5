/** Texts and places as SARIF wants them. */

/** The base of relative paths: where the check ran, which a forge takes as the root of the repository. */
export const sourceRoot = "%SRCROOT%";

/** A place in a list. A forge shows a line, so what has a place of another kind stands at the first. */
export function locationOf(source: string, at: string, root: string | undefined): object {
  const line = /^line ([1-9][0-9]{0,8})$/.exec(at)?.[1];
  const uri = uriOf(source, root);
  const isRelative = !/^[a-z]+:/i.test(uri);
  return {
    physicalLocation: {
      artifactLocation: { uri, ...(isRelative ? { uriBaseId: sourceRoot } : {}) },
      region: { startLine: line === undefined ? 1 : Number(line) },
    },
    ...(line !== undefined || at === "" ? {} : { logicalLocations: [{ fullyQualifiedName: at }] }),
  };
}

/** A path as a URI reference: relative where it lies below where the check ran, else as `file:`. */
function uriOf(path: string, root: string | undefined): string {
  const plain = path
    .toWellFormed()
    .replaceAll("\\", "/")
    .replace(/^(?:\.\/)+/, "");
  const base = root === undefined ? null : `${root.replaceAll("\\", "/").replace(/\/$/, "")}/`;
  const below = base !== null && plain.startsWith(base) ? plain.slice(base.length) : plain;
  const parts = below.split("/").map(encodeURIComponent).join("/") || ".";
  if (below.startsWith("/")) return `file://${parts}`;
  return /^[A-Za-z]:\//.test(below) ? `file:///${parts.replace("%3A", ":")}` : parts;
}

/** Text from outside inside a message: braces there mean placeholders, and `[x](y)` a link (sections 3.11.5 and 3.11.6). */
export function escaped(text: string): string {
  return text.replaceAll("](", "\\](").replaceAll("{", "{{").replaceAll("}", "}}");
}

/** Text from outside inside Markdown: nothing in it is obeyed. */
export function plainMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()<>#|~!]/g, (sign) => `\\${sign}`);
}
