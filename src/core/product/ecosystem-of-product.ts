/** Which ecosystem's pack a product belongs to. */

/**
 * The ecosystem of a product id: the purl type, for a distribution's packages with the distribution (`deb-debian`); `""` for what is no purl.
 * Every advisory on a product is in the pack of its ecosystem, so no other pack needs to be read for it.
 */
export function shelfOf(product: string | null): string {
  const [, type = "", namespace = ""] = /^pkg:([^/]+)\/([^/?]+)/.exec(product ?? "") ?? [];
  return ["deb", "rpm", "apk"].includes(type) ? `${type}-${namespace}` : type;
}

/** Whether an ecosystem's name can stand in a path. Every ecosystem that sources are known to name can; another is not published. */
export function isEcosystem(name: string): boolean {
  return /^[a-z0-9][a-z0-9._+-]{0,79}$/.test(name) && !name.endsWith(".");
}
