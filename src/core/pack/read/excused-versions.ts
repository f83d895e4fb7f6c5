/** Whether a source itself states an installed version as not affected (`docs/pack.md`, `excused`). Asked only where it does not call it affected. */
import { type ExcusedVersions, excusingStatuses } from "#core/advisory.ts";
import type { DetailsPart } from "#core/pack/details.ts";
import { schemeNamed } from "#core/version/index.ts";
import { containsAny, onlyVersion } from "#core/version/range.ts";

/** Whether the part says nothing of versions that no excuse holds, and every word of it is understood. */
export function isSilent({ silent, excused = [] }: DetailsPart): boolean {
  return silent === true && excused.every(isUnderstood);
}

/** A word that a newer program writes excuses nothing here. */
function isUnderstood({ status }: ExcusedVersions): boolean {
  return excusingStatuses.includes(status);
}

/** The first excuse that holds a version; without a version only one of every version does. */
export function excuseFor(
  { scheme, excused = [] }: DetailsPart,
  version: string | null,
): ExcusedVersions | null {
  const known = schemeNamed(scheme);
  const holds = ({ intervals, versions }: ExcusedVersions): boolean => {
    if (intervals.some(({ from, to }) => from === null && to === null)) return true;
    if (version === null) return false;
    if (versions.includes(version)) return true;
    return (
      known !== undefined &&
      containsAny(known, [...intervals, ...versions.map(onlyVersion)], version) === true
    );
  };
  return excused.find((excuse) => isUnderstood(excuse) && holds(excuse)) ?? null;
}

/** Every version that an excuse names: where an answer can change. */
export function namedInExcuses({ excused = [] }: DetailsPart): readonly string[] {
  return excused.flatMap(({ intervals, versions }) => [
    ...versions,
    ...intervals.flatMap(({ from, to }) => [from, to].filter((end) => end !== null)),
  ]);
}
