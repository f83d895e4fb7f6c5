/** What was compared with nothing, as sentences. */
import type { NotComparedCode, NotComparedGroup } from "#core/inventory/not-compared.ts";
import { printable } from "#core/input/printable.ts";
import { listText } from "#messages/render/list.ts";
import { placeText } from "#messages/render/place.ts";
import type { Translate } from "#messages/message.ts";

type NotComparedWords = Translate<"list" | "notCompared" | "remark">;

const mostNames = 10;

/** Why something was compared with nothing, without a full stop. */
export function whyNotCompared(code: NotComparedCode, t: Translate<"notCompared">): string {
  return t(`notCompared.why.${code}`);
}

/** One file and reason as one line, with the names where there are some: `app/Gemfile: names dependencies, and no lock …`. */
export function notComparedText(
  { path, code, names, places }: NotComparedGroup,
  t: NotComparedWords,
): string {
  const only = places.length === 1 ? placeText(places[0] ?? "", t) : "";
  const place = [printable(path, 200), only].filter((part) => part !== "").join(" ");
  const values = { path: printable(place, 300), why: whyNotCompared(code, t) };
  if (names.length === 0) return t("notCompared.line", values);
  const more = names.length - mostNames;
  const shown = names.slice(0, mostNames).map((name) => printable(name, 80));
  if (more > 0) shown.push(t("notCompared.moreNames", { count: more }));
  return t("notCompared.namedLine", { ...values, names: listText(shown, t) });
}
