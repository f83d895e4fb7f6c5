/**
 * Numbers of reports. They are not counted up, since a number would then say how many reports there are; whoever sends makes one from the key of its report, so that it
 * has it before the answer comes, and the same report sent again has the same.
 */
import { joined } from "#core/seal/algorithm.ts";
import { sha256 } from "#core/seal/sha256.ts";

const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 12;

/** The form of a number in JSON, paths and tables: 12 digits of Crockford's base 32, 60 bits. */
export const numberForm = /^[0-9A-HJKMNP-TV-Z]{12}$/;

/** The number that a key leads to: 60 bits of a digest of it. */
export async function numberOf(key: string): Promise<string> {
  const digest = await sha256(
    joined(new TextEncoder().encode("bongsu/1 report number\0"), new TextEncoder().encode(key)),
  );
  return [...digest.subarray(0, length)].map((byte) => digits[byte & 31]).join("");
}

/** A number as people read it, in three groups. */
export function writtenNumber(number: string): string {
  return number.replace(/^(.{4})(.{4})(.{4})$/, "$1-$2-$3");
}

/** Reads a number as people write it: in any case, with or without dashes and blanks, with the letters that are taken for digits. `null` where it is none. */
export function readNumber(text: string): string | null {
  if (text.length > 40) return null;
  const plain = text.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return numberForm.test(plain) ? plain : null;
}
