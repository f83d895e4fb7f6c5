/** Packages of conda by name and channel. */
import { type ComponentOrigin, originAt } from "#core/inventory/origin.ts";
import { isRegistry } from "#core/product/registry.ts";

/** What a package of conda is, and the channel where it comes from another than the public ones. */
export function condaPackageOf(
  name: string,
  channel: string,
): { readonly product: string; readonly name: string; readonly origin: ComponentOrigin | undefined } {
  const isPublic = channel === "" || isRegistry("conda", channel);
  const origin = isPublic ? undefined : originAt("registry", channel);
  return { product: `pkg:conda/${name.toLowerCase()}`, name, origin };
}
