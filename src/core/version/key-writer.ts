/**
 * Writes version keys: the few encodings whose plain byte order is the order of numbers and of text.
 * Each scheme decides which encoding stands where.
 *
 * Bytes 0x20–0xA7 are the first byte of a number. A scheme places its marks below (`< 0x20`) or above (`> 0xA7`), so that
 * one comparison of bytes also orders a mark against a number.
 */

import type { Scheme } from "#core/version/scheme.ts";

/** The longest version, in UTF-16 units, that any scheme reads: ten times what registries allow, and a bound on the work. */
export const longestVersion = 4096;

const numberFloor = 0x20;
const oneByteNumbers = 0x80;
const longNumber = 0xa7;
const exactDigits = 15;

/** A growing key. Every method appends; `finish` gives the bytes. */
export class KeyWriter {
  #bytes = new Uint8Array(48);
  #length = 0;

  /** One mark of the scheme's own. */
  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow();
    this.#bytes[this.#length++] = value;
  }

  /** A non-negative integer below 10^15: one byte up to 127, otherwise a length and big-endian bytes. */
  integer(value: number): void {
    if (value < oneByteNumbers) {
      this.byte(numberFloor + value);
      return;
    }
    const rest = value - oneByteNumbers;
    let count = 1;
    let scale = 1;
    while (rest >= scale * 256) {
      scale *= 256;
      count++;
    }
    this.byte(numberFloor + oneByteNumbers + count - 1);
    for (let left = rest; count > 0; count--) {
      const digit = Math.floor(left / scale);
      this.byte(digit);
      left -= digit * scale;
      scale /= 256;
    }
  }

  /** The decimal digits `text[start, end)` of any length; leading zeros and an empty run count for nothing. */
  digits(text: string, start: number, end: number): void {
    let at = start;
    while (at < end && text.charCodeAt(at) === 48) at++;
    if (end - at > exactDigits) {
      this.#longDigits(text, at, end);
      return;
    }
    let value = 0;
    for (; at < end; at++) value = value * 10 + text.charCodeAt(at) - 48;
    this.integer(value);
  }

  /** The ASCII text `text[start, end)`, ended by a zero byte: a prefix comes first. The text holds no NUL. */
  text(text: string, start: number, end: number): void {
    for (let at = start; at < end; at++) this.byte(text.charCodeAt(at));
    this.byte(0);
  }

  /** Any text as UTF-8, ended by a zero byte. The text holds no NUL. */
  utf8(text: string): void {
    for (const byte of new TextEncoder().encode(text)) this.byte(byte);
    this.byte(0);
  }

  /** An integer below 65,536 in falling order: a greater one gives lesser bytes. */
  falling(value: number): void {
    this.byte(0xff - (value >> 8));
    this.byte(0xff - (value & 0xff));
  }

  /** The key so far, in a buffer of its own. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #longDigits(text: string, start: number, end: number): void {
    const count = end - start;
    this.byte(longNumber);
    this.byte(count >> 8);
    this.byte(count & 0xff);
    for (let at = start; at < end; at += 2) {
      const low = at + 1 < end ? text.charCodeAt(at + 1) - 48 : 0;
      this.byte((text.charCodeAt(at) - 48) * 16 + low);
    }
  }

  #grow(): void {
    const wider = new Uint8Array(this.#bytes.length * 4);
    wider.set(this.#bytes);
    this.#bytes = wider;
  }
}

/** A scheme from its name and the function that writes a version's key; `write` answers false for a version that it cannot read. */
export function schemeOf(name: string, write: (version: string, out: KeyWriter) => boolean): Scheme {
  return {
    name,
    key(version) {
      if (version.length > longestVersion) return null;
      const out = new KeyWriter();
      return write(version, out) ? out.finish() : null;
    },
  };
}
