/** A time of the platform, shown in Korea's time and readable by machines. */
import type { ReactNode } from "react";
import { useRoom } from "#web/room/room-context.tsx";
import { kst, kstDay, untilInWords } from "#web/ui/time-text.ts";
import { useNow } from "#web/ui/reader-clock.ts";

/** As HTML writes it: with a thousandth of a second at the most. */
function machineTime(at: string): string {
  return at.replace(/(\.\d{3})\d+/, "$1");
}

export function When({ at }: { readonly at: string }): ReactNode {
  const { t } = useRoom();
  return (
    <time dateTime={machineTime(at)} className="nowrap">
      {kst(at, t)}
    </time>
  );
}

/** A day without its hour. */
export function Day({ at }: { readonly at: string | null }): ReactNode {
  const { t } = useRoom();
  if (at === null) return <span className="quiet">{t("ui.none")}</span>;
  return (
    <time dateTime={machineTime(at)} className="nowrap">
      {kstDay(at, t)}
    </time>
  );
}

/** A deadline: how long it still is, in words, then the moment itself. */
export function Due({ at }: { readonly at: string | null }): ReactNode {
  const { t } = useRoom();
  const now = useNow(30);
  if (at === null) return <span>{t("remaining.noDeadline")}</span>;
  const past = Date.parse(at) < now;
  const soon = !past && Date.parse(at) - now < 86_400_000;
  return (
    <span className={past ? "due due-past" : soon ? "due due-soon" : "due"}>
      <strong>{untilInWords(at, now, t)}</strong> <When at={at} />
    </span>
  );
}
