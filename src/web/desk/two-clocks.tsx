/** An instant on Korean clocks and on the participant's own. */
import type { ReactNode } from "react";
import { useRoom } from "#web/room/room-context.tsx";
import { When } from "#web/ui/instant.tsx";

type TwoClocksProps = { readonly at: string; readonly zone: string };

/** Korea's first; the other one only where its clocks show another time. */
export function TwoClocks({ at, zone }: TwoClocksProps): ReactNode {
  const { language } = useRoom();
  const own = zone === "Asia/Seoul" ? null : onClocks(at, zone, language);
  return (
    <>
      <When at={at} />
      {own === null ? null : <span className="nowrap"> ({own})</span>}
    </>
  );
}

/** `null` where the browser does not know the zone. */
function onClocks(at: string, zone: string, language: string): string | null {
  try {
    const form = { dateStyle: "medium", timeStyle: "short", timeZone: zone } as const;
    return `${new Intl.DateTimeFormat(language, form).format(new Date(at))} ${zone}`;
  } catch {
    return null;
  }
}
