/** A release as a file (`bongsu.release/1`): what one of several readers hands to the next. It is sealed for them, so it may travel openly. */
import { listMember, member, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { readWrap } from "#core/seal/object/sealed-header.ts";
import type { Release } from "#core/seal/object/wraps.ts";

const form = "bongsu.release/1";

/** The document of a release. */
export function releaseDocument({ object, depth, wraps }: Release): object {
  const written = wraps.map(({ to, sealed }) => ({ to, sealed: sealed.toBase64() }));
  return { type: form, object, depth, wraps: written };
}

/** Reads a release; findings for what is none. */
export function readRelease(document: unknown): Parsed<Release> {
  const [object, depth] = [textMember(document, "object"), member(document, "depth")];
  const wraps = listMember(document, "wraps").slice(0, 512).map(readWrap);
  const good = wraps.filter((wrap) => wrap !== null);
  if (textMember(document, "type") !== form || object === null || typeof depth !== "number")
    return failed("", "release-form", "This is not a release of a sealed object (bongsu.release/1).");
  if (good.length !== wraps.length || !Number.isSafeInteger(depth) || depth < 1 || depth > 7)
    return failed("/wraps", "release-form", "The release is not well formed.");
  return parsed({ object, depth, wraps: good });
}
