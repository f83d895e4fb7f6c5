/**
 * The vers type `datetime`: RFC 3339 section 5.6 timestamps, compared as instants.
 */

import { schemeOf } from "#core/version/key-writer.ts";

const stamp = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
/** Seconds from the year 0 to 1970, and a day for offsets: keys are of non-negative integers. */
const shift = 62_167_219_200 + 86_400;
const end = 0x01;

/** Seconds since the epoch of a matched timestamp; NaN for a date that does not exist. */
function secondsOf(part: readonly (string | undefined)[]): number {
  const [year, month, day, hour, minute, second] = part.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || hour > 23 || minute > 59 || second > 60) return NaN;
  const offset = (Number(part[9] ?? 0) * 60 + Number(part[10] ?? 0)) * (part[8] === "-" ? -60 : 60);
  return date.getTime() / 1000 + hour * 3600 + minute * 60 + second - offset;
}

/** The order of instants. */
export const datetime = schemeOf("datetime", (version, out) => {
  const part = stamp.exec(version);
  if (part === null) return false;
  const seconds = secondsOf(part);
  if (!(seconds + shift >= 0)) return false;
  out.integer(seconds + shift);
  const fraction = part[7] ?? "";
  let stop = fraction.length;
  while (stop > 0 && fraction.charCodeAt(stop - 1) === 48) stop--;
  for (let at = 0; at < stop; at++) out.byte(fraction.charCodeAt(at));
  out.byte(end);
  return true;
});
