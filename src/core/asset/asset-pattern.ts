/**
 * How an asset is named and which software lists belong to it: a path (with everything below it), a path with `*` and `**`, or a host name, which is a folder
 * or the beginning of a file's name in a list's path. Matching takes time in proportion to pattern times path, whatever they are.
 */

/** Whether the software list at this absolute path (with `/`) belongs to the asset. */
export function belongs(asset: string, listPath: string): boolean {
  const path = partsOf(listPath);
  if (!asset.includes("/"))
    return path.some((part, i) => part === asset || (i === path.length - 1 && part.startsWith(`${asset}.`)));
  return matchesFrom(partsOf(asset), path);
}

/** How closely a pattern names an asset: its number of written characters. The closer one counts. */
export function closeness(asset: string): number {
  return asset.replaceAll("*", "").length;
}

function partsOf(path: string): readonly string[] {
  return path.split("/").filter((part) => part !== "");
}

/** What is left of the path when the pattern ends lies below it. Row by row, as in a table of an edit distance. */
function matchesFrom(pattern: readonly string[], path: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const part of pattern) {
    const next = new Set<number>();
    if (part === "**") for (let at = Math.min(...reached); at <= path.length; at += 1) next.add(at);
    else
      for (const at of reached) {
        const name = path[at];
        if (name !== undefined && matchesPart(part, name)) next.add(at + 1);
      }
    if (next.size === 0) return false;
    reached = next;
  }
  return true;
}

/** `*` stands for any characters; the pieces between stars are found from left to right. */
function matchesPart(pattern: string, name: string): boolean {
  const pieces = pattern.split("*");
  const [first = "", last = ""] = [pieces[0], pieces.at(-1)];
  if (pieces.length === 1) return pattern === name;
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length)
    return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, at);
    if (found < 0 || found + piece.length > name.length - last.length) return false;
    at = found + piece.length;
  }
  return true;
}
