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
  if (
    name === "" ||
    !text
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, "-")
      .includes(name)
  )
    return null;
  const words = name.split("-").map((word) => RegExp.escape(word));
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${words.join("[\\s_-]+")}(?![\\p{L}\\p{N}])`, "iu").exec(text);
  return found?.[0] ?? null;
}
