/** Whether a requirement, as an ecosystem writes it, admits a version: what its tool may choose without anybody's requirement being changed. */
import { schemeOfPurlType } from "#core/version/index.ts";
import { intersectIntervals } from "#core/version/intervals.ts";
import { intervalsOfNative } from "#core/version/native-range.ts";
import { onlyVersion } from "#core/version/range.ts";
import { isPreRelease } from "#core/fix/pre-release.ts";

/** `false` also for what cannot be read, and for a pre-release, which tools do not choose by themselves. */
export function admits(type: string, range: string | null, version: string): boolean {
  if (range === null || isPreRelease(type, version)) return false;
  const scheme = schemeOfPurlType(type);
  const read = intervalsOfNative(type, scheme, plainRange(type, range));
  if (!read.ok || scheme.key(version) === null) return false;
  const point = onlyVersion(version);
  return read.value.some((interval) => intersectIntervals(scheme, point, interval).length > 0);
}

/** Whether a requirement, read as a set of versions, has any from one version up to before another; `true` where it cannot be read. */
export function reachesInto(
  type: string,
  range: string | null,
  { from, before }: { readonly from: string; readonly before: string },
): boolean {
  const scheme = schemeOfPurlType(type);
  const read = range === null ? null : intervalsOfNative(type, scheme, plainRange(type, range));
  if (read === null || !read.ok) return true;
  const between = { from, fromIncluded: true, to: before, toIncluded: false };
  return read.value.some((interval) => intersectIntervals(scheme, between, interval).length > 0);
}

/** The range alone: without what names the package (`npm:left@^1`), and in the words of {@link intervalsOfNative}. */
function plainRange(type: string, range: string): string {
  if (type === "npm") return range.replace(/^npm:(?:@?[^@/]+(?:\/[^@]+)?@)?/, "");
  if (type === "pypi") return range.replaceAll(/[()]/g, "").trim();
  return range.trim();
}
