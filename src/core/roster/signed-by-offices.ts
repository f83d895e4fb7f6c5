/** Which offices of a roster signed an envelope: an office counts once, by whichever of its keys. */
import { failed, type Parsed, parsed } from "#core/problem.ts";
import type { OfficeQuorum, Roster } from "#core/roster/roster.ts";
import { type Envelope, fromBase64, open } from "#core/seal/envelope.ts";
import { verifierOf } from "#core/seal/index.ts";
import { contextOfUse } from "#core/seal/key/purposes.ts";

/** What was signed, and by which offices. */
type SignedByOffices = { readonly payload: Uint8Array; readonly offices: readonly string[] };

/** Opens an envelope of a type by the keys of a roster; signatures of others are passed over. */
export async function openByRoster(
  envelope: Envelope,
  payloadType: string,
  { offices, drill }: Pick<Roster, "offices" | "drill">,
): Promise<Parsed<SignedByOffices>> {
  const byKey = new Map(offices.flatMap(({ id, keys }) => keys.map(({ keyid }) => [keyid, id] as const)));
  const keys = new Map(
    offices.flatMap((office) => office.keys.map(({ keyid, spki }) => [keyid, spki] as const)),
  );
  const context = contextOfUse({ purpose: "order", drill });
  const verifier = verifierOf(keys, { contextOf: () => context });
  const opened = await open(envelope, { payloadType, threshold: 1 }, verifier);
  if (opened.ok) {
    const signed = opened.value.keyids.flatMap((keyid) => byKey.get(keyid) ?? []);
    return parsed({ payload: opened.value.payload, offices: [...new Set(signed)] });
  }
  if (envelope.payloadType !== payloadType) return opened;
  const payload = fromBase64(envelope.payload);
  return payload === null
    ? failed("/payload", "envelope-base64", "the payload is not base64")
    : parsed({ payload, offices: [] });
}

/** How offices that signed stand against a quorum: how many count, and which are missing. */
export function quorumReached({ threshold, offices }: OfficeQuorum, signed: readonly string[]) {
  const counted = offices.filter((office) => signed.includes(office));
  return {
    isMet: counted.length >= threshold,
    counted,
    threshold,
    missing: offices.filter((office) => !signed.includes(office)),
  };
}
