/** Facts of assets in words: their values, what knowing one would change, and when an asset may be changed. */
import { type AssetFactName, unknownValue } from "#core/asset/asset-facts-file.ts";
import type { PatchWindow } from "#core/asset/patch-window.ts";
import type { OpenFact } from "#core/directive/open-facts.ts";
import type { Translate } from "#messages/message.ts";
import { spanText } from "#messages/render/clock.ts";

type AssetWords = Translate<"asset" | "time">;

/** A value in words; the value itself where it is none of the known ones. */
export function factValueText(fact: AssetFactName, value: string, t: AssetWords): string {
  if (value === unknownValue) return t("asset.value.unknown");
  return t.find(`asset.value.${fact}-${value}`) ?? t.find(`asset.value.${value}`) ?? value;
}

/** What knowing would change: `Knowing whether it is exposed to the internet may give 14 days instead of 3 days (if …)`. */
export function openFactText({ fact, value, from, to }: OpenFact, t: AssetWords): string {
  return t("asset.open", {
    knowing: t(`asset.knowing.${fact}`),
    before: spanText(from, t),
    after: spanText(to, t),
    name: t(`asset.name.${fact}`),
    value: factValueText(fact, value, t),
  });
}

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A patch window as people read it: `sat 22:00–02:00 KST`. */
export function patchWindowText({ days, from, to }: PatchWindow, t: AssetWords): string {
  const names = days.map((day) => t(`asset.weekday.${day as Weekday}`));
  return t("asset.window", {
    days: days.length === 7 ? t("asset.daily") : names.join(t("asset.weekdaySeparator")),
    from: timeOfDay(from),
    to: timeOfDay(to),
  });
}

function timeOfDay(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
