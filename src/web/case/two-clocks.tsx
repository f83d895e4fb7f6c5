/** An instant on two clocks: Korea's, and those of a participant where they differ. */
import type { ReactNode } from "react";
import { When } from "#web/ui/instant.tsx";

type TwoClocksProps = { readonly at: string; readonly zone: string };

export function TwoClocks({ at, zone }: TwoClocksProps): ReactNode {
  const local = zone === "Asia/Seoul" ? null : onClocksOf(at, zone);
  return (
    <>
      <When at={at} />
      {local === null ? null : (
        <>
          {" "}
          <span className="quiet nowrap">
            {local} <span translate="no">{zone}</span>
          </span>
        </>
      )}
    </>
  );
}

/** `2026-06-27 10:00 GMT+9`; `null` where the browser does not know the zone. */
export function onClocksOf(at: string, timeZone: string): string | null {
  try {
    const parts = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZoneName: "shortOffset",
    }).formatToParts(Date.parse(at));
    const part = (type: Intl.DateTimeFormatPartTypes): string =>
      parts.find((one) => one.type === type)?.value ?? "";
    return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")} ${part("timeZoneName")}`;
  } catch {
    return null;
  }
}
