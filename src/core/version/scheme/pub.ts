/**
 * Dart Pub versions (`pub_semver`): semantic versions in which build metadata counts, after everything else:
 * `1.0.0` comes before `1.0.0+1`.
 */

import { schemeOf } from "#core/version/key-writer.ts";
import {
  afterPrefix,
  splitBuild,
  writeIdentifiers,
  writeNumbers,
  writePreRelease,
} from "#core/version/scheme/semver.ts";

const plain = 0x01;
const built = 0x02;

/** Pub's order of package versions. */
export const pub = schemeOf("pub", (version, out) => {
  const at = writeNumbers(version, afterPrefix(version), out);
  if (at < 0) return false;
  const { tail, build } = splitBuild(version.slice(at).trimEnd());
  if (!writePreRelease(tail, out)) return false;
  out.byte(build === null ? plain : built);
  return build === null || writeIdentifiers(build, out);
});
