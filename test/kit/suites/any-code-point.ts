/** The unit of strings of anything at all. The library's own (`unit: "binary"`) takes seconds to make; this one none. */
import { integer, oneof } from "fast-check";

/** Every code point but halves of surrogate pairs. */
export const anyCodePoint = oneof(
  integer({ min: 0, max: 0x7f }),
  integer({ min: 0, max: 0xd7ff }),
  integer({ min: 0xe000, max: 0x10ffff }),
).map((point) => String.fromCodePoint(point));
