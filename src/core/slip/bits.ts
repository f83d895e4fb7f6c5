/** Numbers as bits one after the other: of a fixed width, or as long as they need (Elias delta). A leading 1 marks where they begin. */

/** Writes numbers. */
export class BitWriter {
  #bits = "1";

  /** A number of so many bits. */
  fixed(value: number | bigint, width: number): this {
    const text = BigInt(value).toString(2);
    if (text.length > width) throw new RangeError(`${value} has more than ${width} bits`);
    this.#bits += text.padStart(width, "0");
    return this;
  }

  /** A number from 0 on, in few bits where it is small. */
  growing(value: number): this {
    const text = (BigInt(value) + 1n).toString(2);
    const length = text.length.toString(2);
    this.#bits += "0".repeat(length.length - 1) + length + text.slice(1);
    return this;
  }

  /** All of it as one number. */
  number(): bigint {
    return BigInt(`0b${this.#bits}`);
  }
}

/** Reads them; past the end, and where a number is too long to be one, is `null` from then on. */
export class BitReader {
  readonly #bits: string;
  #at = 1;

  constructor(number: bigint) {
    this.#bits = number.toString(2);
  }

  /** The next so many bits. */
  fixed(width: number): bigint | null {
    const text = this.#bits.slice(this.#at, this.#at + width);
    this.#at += width;
    return text.length < width ? null : BigInt(`0b${text}`);
  }

  /** The next number that was written as long as it needed to be. */
  growing(): number | null {
    const zeros = this.#bits.slice(this.#at, this.#at + 6).indexOf("1");
    if (zeros < 0) return null;
    this.#at += zeros;
    const length = Number(this.fixed(zeros + 1) ?? 0n);
    if (length < 1 || length > 53) return null;
    const rest = length === 1 ? 0n : this.fixed(length - 1);
    return rest === null ? null : Number((1n << BigInt(length - 1)) + rest - 1n);
  }

  /** Whether everything was read. */
  get atEnd(): boolean {
    return this.#at === this.#bits.length;
  }
}
