/**
 * Go module versions (go.dev/ref/mod#versions): semantic versions with a leading `v`; pseudo-versions are pre-releases,
 * `+incompatible` is metadata. Toolchain versions (`go1.21rc2`) are read too, as the vulnerability database writes them: 1.21.0-rc.2.
 */

import { endOfDigits, endOfLetters, isDigit } from "#core/version/characters.ts";
import { schemeOf } from "#core/version/key-writer.ts";
import { writeNumbers, writePreRelease, writeSemver } from "#core/version/scheme/semver.ts";

/** Go's order of module and toolchain versions. */
export const golang = schemeOf("golang", (version, out) => {
  if (!version.startsWith("go") || !isDigit(version.charCodeAt(2))) return writeSemver(version, out, false);
  const at = writeNumbers(version, 2, out);
  if (at < 0) return false;
  const tail = version.slice(at);
  const letters = endOfLetters(tail, 0);
  if (letters === 0 || endOfDigits(tail, letters) !== tail.length) return writePreRelease(tail, out);
  return writePreRelease(`${tail.slice(0, letters)}.${tail.slice(letters)}`, out);
});
