/**
 * CPE names (NISTIR 7695) as far as a software list uses them: vendor, product and version of one name. Lists write names that the standard
 * forbids (unquoted signs, too few attributes); what they say is read all the same. A name with wildcards names no one product.
 */
import { type CpeValue, readCpe } from "#core/product/cpe-name.ts";
import { productOfVendor } from "#core/product/product.ts";
import { failed, parsed, type Parsed } from "#core/problem.ts";

const maxChars = 1024;

/** The vendor's product and the version that a CPE 2.3 string or 2.2 URI names; the version is `null` for "any" and "none". */
export function productOfCpe(
  text: string,
): Parsed<{ readonly product: string; readonly version: string | null }> {
  if (text.length > maxChars)
    return failed("", "cpe-too-long", `The CPE name has more than ${maxChars} characters.`);
  const parts = text.startsWith("cpe:2.3:") ? formattedString(text) : uri(text);
  const [, vendor = "*", product = "*", version = "*"] = parts ?? [];
  if (parts === null || any(vendor) || any(product))
    return failed("", "cpe-invalid", "This is not a CPE name with vendor and product.");
  const strict = readCpe(text);
  if (strict.ok && (wild(strict.value.vendor) || wild(strict.value.product)))
    return failed("", "cpe-wildcard", "The CPE name has wildcards, so it names no one product.");
  const versionless = any(version) || (strict.ok && wild(strict.value.version));
  return parsed({ product: productOfVendor(vendor, product), version: versionless ? null : version });
}

function wild(value: CpeValue): boolean {
  return typeof value === "object" && value.before + value.after > 0;
}

function any(part: string): boolean {
  return part === "*" || part === "-" || part === "";
}

/** Parts of a formatted string after `cpe:2.3:`; a backslash quotes the next character. */
function formattedString(text: string): readonly string[] {
  const parts = [""];
  for (let i = "cpe:2.3:".length; i < text.length; i++) {
    const c = text[i] as string;
    if (c === ":") parts.push("");
    else if (c === "\\") parts[parts.length - 1] += text[++i] ?? "";
    else parts[parts.length - 1] += c;
  }
  return parts;
}

function uri(text: string): readonly string[] | null {
  if (!/^cpe:\/[aho]:/i.test(text)) return null;
  try {
    return text.slice("cpe:/".length).split(":").map(decodeURIComponent);
  } catch {
    return null;
  }
}
