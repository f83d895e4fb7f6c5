/**
 * Names that no registry gives: with white space, a percent sign, an `@` within or a sign that nobody sees, and an npm scope without its `@`. What a list names so was
 * damaged or encoded twice on the way: that no record bears the name proves nothing.
 */
import { patternOnDemand } from "#core/input/pattern-on-demand.ts";

const registryTypes: ReadonlySet<string> = new Set(
  "npm pypi golang cargo maven nuget gem composer hex pub hackage cran conan swift github cocoapods conda".split(
    " ",
  ),
);
/** An `@` is the beginning of an npm scope, and else ends a name. */
const impossible = patternOnDemand("[\\p{C}\\s%]|(?<!^)@", "u");
/** Names of these letters and of the signs that ids write as `%40` at the beginning, `%2B` and `%2F` hold nothing impossible. */
const isPlain = /^(?:%40)?[!-$&-?A-~]*(?:%2[BF][!-$&-?A-~]*)*$/;

/** Whether a product id is of a registry's type and holds a name that its registry cannot. */
export function isImpossibleName(product: string): boolean {
  const end = product.indexOf("/", scheme.length);
  if (end < 0 || !product.startsWith(scheme)) return false;
  const type = product.slice(scheme.length, end);
  const isEscaped = product.includes("%", end);
  if ((!isEscaped && type !== "npm") || !registryTypes.has(type)) return false;
  const path = product.slice(end + 1).split("?", 1)[0] as string;
  if (type === "npm" && path.includes("/") && !path.startsWith("%40")) return true;
  return isEscaped && path.includes("%") && !isPlain.test(path) && impossible().test(decoded(path));
}

const scheme = "pkg:";

/** Whether a version of a package holds what ends one: it was joined of two, or cut. */
export function isImpossibleVersion(version: string): boolean {
  return /[^ -?A-~\u00a0-\u{10ffff}]/u.test(version);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "%";
  }
}
