/**
 * Names that no registry gives: with white space, a percent sign, an `@` within or a sign that nobody sees, and an npm scope without its `@`. What a list names so was
 * damaged or encoded twice on the way: that no record bears the name proves nothing.
 */

const registryTypes: ReadonlySet<string> = new Set(
  "npm pypi golang cargo maven nuget gem composer hex pub hackage cran conan swift github cocoapods conda".split(
    " ",
  ),
);
/** An `@` is the beginning of an npm scope, and else ends a name. */
const impossible = /[\p{C}\s%]|(?<!^)@/u;

/** Whether a product id is of a registry's type and holds a name that its registry cannot. */
export function isImpossibleName(product: string): boolean {
  const [, type = "", path = ""] = /^pkg:([^/]+)\/([^?]*)/.exec(product) ?? [];
  if (!registryTypes.has(type)) return false;
  if (type === "npm" && path.includes("/") && !path.startsWith("%40")) return true;
  return path.includes("%") && impossible.test(decoded(path));
}

/** Whether a version of a package holds what ends one: it was joined of two, or cut. */
export function isImpossibleVersion(version: string): boolean {
  return /[@\p{Cc}]/u.test(version);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "%";
  }
}
