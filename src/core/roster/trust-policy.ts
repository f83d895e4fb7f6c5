/** What somebody believes to begin with, as a file (`bongsu.trust-policy/1`): a roster by the digest of its bytes, and the world. Everything else follows from it. */
import { member, readUnambiguousJson, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import type { RosterPin } from "#core/roster/roster-chain.ts";

const form = "bongsu.trust-policy/1";

/** The file of a pin. */
export function trustPolicyDocument({ sha256: roster, drill }: RosterPin): object {
  return { type: form, roster, drill };
}

/** Reads the file. */
export function readTrustPolicy(bytes: Uint8Array): Parsed<RosterPin> {
  const json = readUnambiguousJson(bytes);
  if (!json.ok) return json;
  const [roster, drill] = [textMember(json.value, "roster") ?? "", member(json.value, "drill")];
  if (textMember(json.value, "type") !== form)
    return failed("/type", "trust-policy-form", "This is not a policy of trust (bongsu.trust-policy/1).");
  if (!/^[0-9a-f]{64}$/.test(roster))
    return failed(
      "/roster",
      "trust-policy-roster",
      "expected the SHA-256 of a roster in lower-case hexadecimal",
    );
  if (typeof drill !== "boolean") return failed("/drill", "trust-policy-world", "expected true or false");
  return parsed({ sha256: roster, drill });
}
