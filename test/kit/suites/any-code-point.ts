/** The unit of strings of anything at all. The library's own (`unit: "binary"`) takes seconds to make; this one none. */
import { integer, noBias } from "fast-check";

const [surrogates, most] = [0x800, 0x10ffff];

/** Every code point but halves of surrogate pairs, each as likely as the next. */
export const anyCodePoint = noBias(integer({ min: 0, max: most - surrogates })).map((number) =>
  String.fromCodePoint(number < 0xd800 ? number : number + surrogates),
);
