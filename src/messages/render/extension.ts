/** Granted extensions in words. */
import type { Extension } from "#core/clock/running-clock.ts";
import type { Translate } from "#messages/message.ts";
import { instantText, spanText } from "#messages/render/clock.ts";
import { listText } from "#messages/render/list.ts";

/** Extensions, e.g. `extended by 14 days (granted Wed 20 May 2026, 09:00 KST)`; empty for none. */
export function extensionsText(
  extensions: readonly Extension[],
  t: Translate<"list" | "rules" | "time">,
): string {
  const texts = extensions.map(({ duration, grantedAt }) =>
    t("rules.extended", { length: spanText(duration, t), instant: instantText(grantedAt, t) }),
  );
  return listText(texts, t);
}
