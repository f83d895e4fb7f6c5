/** Names of free text as a source writes them, and which product's they are: ids hold them folded (`EdgeGate VPN` as `edgegate-vpn`). */
import { foldName } from "#core/product/fold-name.ts";
import { parsePurl } from "#core/product/purl.ts";

/** A vendor's product by the folded names of its id. */
export type FreeName = { readonly vendor: string; readonly name: string };

/** The names of an id in free text; `null` for one of a registry or of no vendor. */
export function freeNameOf(product: string): FreeName | null {
  const read = product.startsWith("pkg:generic/") ? parsePurl(product) : null;
  if (read?.ok !== true || read.value.namespace === "") return null;
  return { vendor: foldName(read.value.namespace), name: foldName(read.value.name) };
}

/** A product's name at the end of what its source calls it, behind the vendor's; `null` where no end of it is that name. */
export function ownPartOf(label: string, name: string): string | null {
  for (let at = 0; at >= 0; at = nextWord(label, at)) {
    const end = label.slice(at);
    if (foldName(end) === name) return end;
  }
  return null;
}

function nextWord(text: string, from: number): number {
  const blank = text.indexOf(" ", from);
  return blank < 0 ? -1 : blank + 1;
}

/** A folded name as a text that mentions it writes it, standing alone; `null` where it does not. */
export function spelledIn(text: string, name: string): string | null {
  if (!mentions(text, name)) return null;
  const words = name.split("-").map((word) => RegExp.escape(word));
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${words.join("[\\s_-]+")}(?![\\p{L}\\p{N}])`, "iu").exec(text);
  return found?.[0] ?? null;
}

/** Whether a text mentions a folded name, standing alone. Most hold not even its first word, which costs no pattern to see. */
export function mentions(text: string, name: string): boolean {
  const lower = text.toLowerCase();
  if (name === "" || !lower.includes(name.split("-", 1)[0] ?? "")) return false;
  const folded = lower.replaceAll(/[\s_-]+/g, "-");
  for (let at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + 1)) {
    const end = at + name.length;
    const isInWord =
      /[\p{L}\p{N}]$/u.test(folded.slice(Math.max(0, at - 2), at)) ||
      /^[\p{L}\p{N}]/u.test(folded.slice(end, end + 2));
    if (!isInWord) return true;
  }
  return false;
}
