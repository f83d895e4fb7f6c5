/**
 * The address to which a participant's answers go: the room's own with a token behind a plus sign (RFC 5233). A token is drawn, names nobody, and can be taken back;
 * whoever has it may write a message into the case, and nothing else.
 */

/** Letters and digits that no mail server changes, whatever it does with capitals. */
const digits = "abcdefghijklmnopqrstuvwxyz234567";
const tokenLength = 26;
const tokenForm = /^[a-z2-7]{26}$/;

/** How many random bytes a token is made of. */
export const replyTokenBytes = tokenLength;

/** A token out of random bytes, five bits of each: 130 bits. */
export function replyTokenOf(random: Uint8Array): string {
  return Array.from(random.subarray(0, tokenLength), (byte) => digits.charAt(byte & 31)).join("");
}

/** The address with a token. */
export function replyAddressOf(base: string, token: string): string {
  const at = base.lastIndexOf("@");
  return `${base.slice(0, at)}+${token}${base.slice(at)}`;
}

/** The token in an address of the room; `null` in any other. */
export function replyTokenIn(address: string, base: string): string | null {
  const [written, own] = [address.trim().toLowerCase(), base.toLowerCase()];
  const at = own.lastIndexOf("@");
  const start = `${own.slice(0, at)}+`;
  if (!written.startsWith(start) || !written.endsWith(own.slice(at))) return null;
  const token = written.slice(start.length, written.length - (own.length - at));
  return tokenForm.test(token) ? token : null;
}
