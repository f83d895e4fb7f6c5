/**
 * RPM versions, `[epoch:]version[-release]` (rpm's `rpmvercmp` and `rpmverCmp`; rpm-version(7)).
 * An absent epoch is 0; an absent release comes before every release.
 */

import { endOfDigits, endOfLetters, isDigit, isLetter } from "#core/version/characters.ts";
import { type KeyWriter, schemeOf } from "#core/version/key-writer.ts";

/** What may come next, in rising order; a number comes after all of them. */
const tilde = 0x01;
const end = 0x02;
const caret = 0x03;
const letters = 0x04;

const noRelease = 0x01;
const release = 0x02;

/** Writes one part, version or release: segments of letters and of digits; other characters only separate. */
function writePart(text: string, start: number, stop: number, out: KeyWriter): void {
  for (let at = start; at < stop;) {
    const unit = text.charCodeAt(at);
    if (isDigit(unit)) {
      const next = Math.min(endOfDigits(text, at), stop);
      out.digits(text, at, next);
      at = next;
    } else if (isLetter(unit)) {
      const next = Math.min(endOfLetters(text, at), stop);
      out.byte(letters);
      out.text(text, at, next);
      at = next;
    } else {
      if (unit === 126) out.byte(tilde);
      else if (unit === 94) out.byte(caret);
      at++;
    }
  }
  out.byte(end);
}

/** RPM's order of epoch, version and release. */
export const rpm = schemeOf("rpm", (version, out) => {
  const text = version.trim();
  if (text === "") return false;
  const digits = endOfDigits(text, 0);
  const start = text.charCodeAt(digits) === 58 ? digits + 1 : 0;
  out.digits(text, 0, start === 0 ? 0 : digits);
  const hyphen = text.lastIndexOf("-");
  const split = hyphen < start ? text.length : hyphen;
  writePart(text, start, split, out);
  out.byte(hyphen < start ? noRelease : release);
  if (hyphen >= start) writePart(text, split + 1, text.length, out);
  return true;
});
