/**
 * NuGet versions (NuGet.Versioning `VersionComparer.Default`): semantic versions with an optional fourth number, whose
 * pre-release identifiers are compared without regard to case; metadata after `+` does not count.
 */

import { schemeOf } from "#core/version/key-writer.ts";
import { writeSemver } from "#core/version/scheme/semver.ts";

/** NuGet's order of package versions. */
export const nuget = schemeOf("nuget", (version, out) => writeSemver(version, out, true));
