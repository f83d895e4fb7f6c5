/** How many organisations are exposed, in words: a range, never a number. */
import type { useTranslate } from "#web/room/room-context.tsx";

type Exposed = { readonly low: number; readonly high: number | null };

/** The words for a range. */
export function exposedText({ low, high }: Exposed, t: ReturnType<typeof useTranslate>): string {
  return high === null ? t("triagePage.exposedFrom", { low }) : t("triagePage.exposedRange", { low, high });
}
