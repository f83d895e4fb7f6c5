/** The providers of keys. One more is a file beside this one and a line here. The classical half of a key lies with them: tokens that know ML-DSA are rare yet. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { pkcs11Provider } from "#cli/key/pkcs11.ts";
import type { KeyProvider } from "#cli/key/provider.ts";

/** By the scheme of the URIs of their places. */
const keyProviders: Readonly<Record<string, KeyProvider>> = { pkcs11: pkcs11Provider };

/** The provider of a place. Refuses one that is not known. */
export function providerOf(place: string): KeyProvider {
  const [scheme = ""] = place.split(":");
  const known = Object.hasOwn(keyProviders, scheme) ? keyProviders[scheme] : undefined;
  if (known !== undefined) return known;
  const schemes = Object.keys(keyProviders).join(", ");
  throw new MessageRefusal("unsupported", (t) => t("keyCommand.providerUnknown", { place, schemes }));
}
