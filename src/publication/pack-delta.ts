/** Packs by deltas: which delta serves, and that what it makes is the pack of the signed index. */
import { applyDelta, type PackFiles } from "#core/pack/delta.ts";
import { failed, type Parsed } from "#core/problem.ts";
import type { EcosystemDelta, EcosystemPack } from "#core/document/ecosystem-packs.ts";
import { sha256Hex } from "#core/seal/sha256.ts";

/** A delta whose base is at hand. */
export type UsableDelta = { readonly delta: EcosystemDelta; readonly base: PackFiles };

/** The smallest delta whose base is at hand, unless the whole files (`whole` bytes) are smaller. */
export async function usableDelta(
  { deltas }: EcosystemPack,
  whole: number,
  baseOf: (delta: EcosystemDelta) => Promise<PackFiles | null>,
): Promise<UsableDelta | null> {
  for (const delta of deltas) {
    if (delta.file.bytes >= whole) return null;
    const base = await baseOf(delta);
    if (base !== null) return { delta, base };
  }
  return null;
}

/** What a delta makes of its base, by the digests of the index; findings when it is for another base, or makes another pack. */
export async function packFromDelta(
  { delta, base }: UsableDelta,
  { match, details }: EcosystemPack,
  apply: { readonly bytes: Uint8Array; readonly crc32: Parameters<typeof applyDelta>[2] },
): Promise<Parsed<PackFiles>> {
  const made = await applyDelta(base, apply.bytes, apply.crc32);
  if (!made.ok) return made;
  const same =
    (await sha256Hex(made.value.match)) === match.sha256 &&
    (await sha256Hex(made.value.details)) === details.sha256;
  return same ? made : failed(delta.file.path, "delta-target", "it makes another pack than the index names");
}
