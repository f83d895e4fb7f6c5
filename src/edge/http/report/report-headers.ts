/** What comes with a report beside its bytes: the key under which it is sent once, and the way back of whoever says no name. In headers, so that the digest of a receipt is of the report alone. */
import { Refusal } from "#core/problem.ts";
import { numberForm } from "#core/intake/case-number.ts";
import { secretDigest } from "#core/intake/case-words.ts";
import { fromBase64 } from "#core/seal/envelope.ts";
import type { CaseLink } from "#stages/intake/incoming.ts";
import type { EarlierReport } from "#stages/intake/reporters.ts";

const keyBytes = 1216;

/** The header `Idempotency-Key`, as text or quoted. */
export function onceIn(header: string | undefined): string | null {
  if (header === undefined) return null;
  const once = header.replace(/^"(.*)"$/, "$1");
  if (/^[!-~]{16,100}$/.test(once)) return once;
  throw new Refusal("input-invalid", "Idempotency-Key holds 16 to 100 signs that nobody can guess.");
}

/** The header `x-bongsu-case`: the secret that the words lead to, and the public key to seal for, in base64, with a blank between. */
export async function caseLinkIn(header: string | undefined, once: string | null): Promise<CaseLink | null> {
  if (header === undefined) return null;
  const [, secret = "", encoded = ""] = /^([0-9a-f]{64}) ([A-Za-z0-9+/=]{1600,1700})$/.exec(header) ?? [];
  const key = fromBase64(encoded);
  if (secret === "" || key?.length !== keyBytes || once === null)
    throw new Refusal(
      "input-invalid",
      "x-bongsu-case holds a secret and a public key, and Idempotency-Key comes with it.",
    );
  return { secretDigest: await secretDigest(secret), key };
}

/** The header `x-bongsu-earlier`: number and secret of an earlier report, with a blank between. What they open is decided where reports are. */
export async function earlierIn(header: string | undefined): Promise<EarlierReport | null> {
  if (header === undefined) return null;
  const [number = "", secret = "", more] = header.split(" ");
  if (!numberForm.test(number) || !/^[0-9a-f]{64}$/.test(secret) || more !== undefined)
    throw new Refusal(
      "input-invalid",
      "x-bongsu-earlier holds the number and the secret of an earlier report.",
    );
  return { number, secretDigest: await secretDigest(secret) };
}
