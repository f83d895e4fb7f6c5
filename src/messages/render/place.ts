/** Where in a document something stands, for people: `line 5` in their language; a JSON Pointer and a path stand as they are. */
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";

const counted = /(^|[ !])(line|byte|page|package) (\d+)(?=$| )/;

/** The place, fit to be printed. */
export function placeText(at: string, t: Translate<"remark">): string {
  return printable(at, 400).replace(
    counted,
    (_, before: string, what: "line", n: string) => before + t(`remark.place.${what}`, { n }),
  );
}
