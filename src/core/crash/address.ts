/** Addresses as traces print them, and what some of them mean. */

/** Where programs jump to on purpose when an assertion fails. */
const assertAddresses: ReadonlySet<bigint> = new Set([
  0xbbadbeefn,
  0xfbadbeefn,
  0x1f75b7ddn,
  0x977537ddn,
  0x9f7537ddn,
]);

/** A page: below it, what was dereferenced is null with an offset. */
const nullBoundary = 0x1000n;

/** The number of a hexadecimal address; 0 where it is none. */
function addressNumber(address: string): bigint {
  const digits = address.trim().replace(/^0[xX]/, "");
  return /^[0-9a-fA-F]{1,64}$/.test(digits) ? BigInt(`0x${digits}`) : 0n;
}

/** Whether an address is so small that what was dereferenced is null. */
export function isNearNull(address: string): boolean {
  return addressNumber(address) < nullBoundary;
}

/** Whether a program went to this address because an assertion failed. */
export function isAssertAddress(address: string): boolean {
  return assertAddresses.has(addressNumber(address));
}

/** An address without the zeros that some platforms fill it up with. */
export function shortAddress(address: string): string {
  return address.startsWith("0x0000") && address.length === 18 ? `0x${address.slice(6)}` : address;
}
