/** Mail addresses as documents of a room name them: one, without a name, and nothing in it that could begin another header. */

const address = /^[^\s@<>",;:\\()[\]]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?$/;

/** Whether a text is one mail address. */
export function isMailAddress(written: string): boolean {
  return address.test(written);
}

/** Whether two addresses are one: large and small letters are the same to every mail server in use. */
export function isSameMailAddress(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
