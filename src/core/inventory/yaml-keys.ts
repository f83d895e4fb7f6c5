/**
 * The keys of a YAML file that a program wrote: block mappings by indentation, one key a line. Enough for lockfiles; no anchors, no
 * sequences, no flow collections (their text is the value). Not a YAML parser.
 */
import { type InventoryBuilder, numberedLines } from "#core/inventory/reader.ts";

/** One `key: value` line; `path` holds the keys above it and itself, `value` is unquoted, `""` where a mapping follows. */
type YamlEntry = { readonly path: readonly string[]; readonly value: string; readonly line: number };

const maxDepth = 20;

/** Every key of the text in order. Deeper than twenty levels and inside of block scalars nothing is read. */
export function* yamlEntries(
  text: string,
  gathering: Pick<InventoryBuilder, "leaveOut"> | null,
): Generator<YamlEntry> {
  const above: { indent: number; key: string }[] = [];
  let scalar = -1;
  for (const [raw, line] of numberedLines(text, gathering)) {
    const indent = indentOf(raw);
    if (indent === raw.length || raw[indent] === "#" || raw[indent] === "-") continue;
    if (scalar >= 0 && indent > scalar) continue;
    scalar = -1;
    const entry = keyAndValue(raw.slice(indent));
    if (entry === null) continue;
    while (above.length > 0 && (above.at(-1)?.indent ?? 0) >= indent) above.pop();
    if (above.length >= maxDepth) continue;
    above.push({ indent, key: entry.key });
    if (/^[|>][-+\d]*$/.test(entry.value)) scalar = indent;
    yield { path: above.map(({ key }) => key), value: unquote(entry.value), line };
  }
}

function indentOf(line: string): number {
  let indent = 0;
  while (line[indent] === " ") indent++;
  return indent;
}

function keyAndValue(text: string): { readonly key: string; readonly value: string } | null {
  const quote = text[0] === '"' || text[0] === "'" ? text[0] : null;
  if (quote !== null) {
    const end = text.indexOf(quote, 1);
    if (end < 0 || text[end + 1] !== ":") return null;
    return { key: text.slice(1, end), value: text.slice(end + 2).trim() };
  }
  const colon = text.endsWith(":") && !text.includes(": ") ? text.length - 1 : text.indexOf(": ");
  return colon <= 0 ? null : { key: text.slice(0, colon).trim(), value: text.slice(colon + 1).trim() };
}

function unquote(value: string): string {
  const quoted = /^(["'])(.*)\1(?:\s+#.*)?$/.exec(value);
  return quoted === null ? value.replace(/\s+#.*$/, "") : (quoted[2] as string);
}
