/**
 * Debian and Ubuntu versions: Debian Policy 5.6.12, `[epoch:]upstream[-revision]` (dpkg's `verrevcmp`).
 * `opam` orders versions by the same rule without epoch and revision (opam manual, "Version ordering").
 */

import { endOfDigits, isDigit, isLetter } from "#core/version/characters.ts";
import { type KeyWriter, schemeOf } from "#core/version/key-writer.ts";

/** In a run of non-digits: a tilde before the end, the end before letters, letters before everything else. */
const tilde = 0x01;
const endOfRun = 0x02;
const other = 0x80;

/** Writes one part, upstream or revision: runs of non-digits and numbers in turn. False for a character no version may have. */
function writePart(text: string, start: number, end: number, out: KeyWriter): boolean {
  let at = start;
  do {
    for (; at < end && !isDigit(text.charCodeAt(at)); at++) {
      const unit = text.charCodeAt(at);
      if (unit === 126) out.byte(tilde);
      else if (isLetter(unit)) out.byte(unit);
      else if (unit > 32 && unit < 127) out.byte(other + unit);
      else return false;
    }
    out.byte(endOfRun);
    const digitsEnd = Math.min(endOfDigits(text, at), end);
    out.digits(text, at, digitsEnd);
    at = digitsEnd;
  } while (at < end);
  out.byte(endOfRun);
  return true;
}

/** Debian's order of package versions; an absent epoch or revision is 0. */
export const deb = schemeOf("deb", (version, out) => {
  const text = version.trim();
  const colon = text.indexOf(":");
  if (colon === 0 || (colon > 0 && endOfDigits(text, 0) !== colon)) return false;
  out.digits(text, 0, Math.max(colon, 0));
  const hyphen = text.lastIndexOf("-");
  const end = hyphen < 0 ? text.length : hyphen;
  if (end <= colon + 1) return false;
  return (
    writePart(text, colon + 1, end, out) && writePart(text, Math.min(end + 1, text.length), text.length, out)
  );
});

/** opam's order of package versions. */
export const opam = schemeOf(
  "opam",
  (version, out) => version !== "" && writePart(version, 0, version.length, out),
);
