/** What a list holds, read by the readers themselves: the law asks what becomes of it, not whether it is read rightly. */
import { printable } from "#core/input/printable.ts";
import { readInventoryBytes } from "#core/inventory/index.ts";
import type { LawList } from "#test/kit/law/world.ts";

/** The named components of a list. */
export function productsIn({
  path,
  text,
}: LawList): readonly { readonly product: string; readonly version: string | null }[] {
  const read = readInventoryBytes(path, Buffer.from(text));
  if (!read.ok) return [];
  return read.value.components.flatMap(({ product, version }) =>
    product === null ? [] : [{ product, version }],
  );
}

/** Every component of a list, by a key that survives what happens to others. */
export function componentsIn(
  list: LawList,
  name: string,
): readonly { readonly key: string; readonly product: string | null }[] {
  const read = readInventoryBytes(list.path, Buffer.from(list.text));
  if (!read.ok) return [];
  return read.value.components.map((component) => ({
    key: keyOf(name, component),
    product: component.product,
  }));
}

/** The key of one component: its list, its name, its version. */
export function keyOf(
  list: string,
  { name, version }: { readonly name: string; readonly version: string | null },
): string {
  return [list, printable(name), version === null ? "" : printable(version, 80)].join("\n");
}

/** What is left of a name for the eye: without invisible characters and letter case. */
export function visible(key: string): string {
  return key.replaceAll(/[\u00ad\u200b-\u200d\u2060\ufeff\ufffd]/g, "").toLowerCase();
}
