/** How values of PostgreSQL come back: RFC 3339 UTC text, dates as `YYYY-MM-DD`, int8 as number; all else as the driver has it. */
import pg from "pg";

const parserOf: (oid: number, format?: "text" | "binary") => (value: string) => unknown =
  pg.types.getTypeParser;
const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

/** The parser of a column type; the form that the driver asks for. */
export function getTypeParser(oid: number, format?: "text" | "binary"): (value: string) => unknown {
  if (oid === INT8) return (value) => safeInteger(value);
  if (oid === DATE) return (value) => value;
  if (oid === TIMESTAMPTZ) return instantText;
  return parserOf(oid, format);
}

/**
 * PostgreSQL leaves out the zeros that a fraction ends in (`.42`), the program never does (`.420`): a fraction has three digits here, or six where it is
 * finer, so that one instant has one text. Whole seconds have none, as deadlines are written.
 */
function instantText(value: string): string {
  const [whole = "", fraction = ""] = value.slice(11).replace(/\+00$/, "").split(".");
  const digits = fraction.length > 3 ? 6 : 3;
  return `${value.slice(0, 10)}T${whole}${fraction === "" ? "" : `.${fraction.padEnd(digits, "0")}`}Z`;
}

function safeInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`int8 ${value} does not fit a JavaScript number`);
  return number;
}
