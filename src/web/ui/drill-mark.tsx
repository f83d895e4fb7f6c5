/** The mark of a drill before a text that does not carry it already. */
import type { ReactNode } from "react";
import { drillMarks } from "virtual:messages";
import type { TextByLanguage } from "#core/text.ts";
import { pickText, useRoom } from "#web/room/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";

type DrillMarkProps = { readonly drill: boolean; readonly before?: TextByLanguage };

export function DrillMark({ drill, before = {} }: DrillMarkProps): ReactNode {
  const { language, t } = useRoom();
  const text = pickText(before, language);
  if (!drill || drillMarks.some((mark) => text.startsWith(mark))) return null;
  return (
    <>
      <Badge tone="warning">{t("app.drill.mark")}</Badge>{" "}
    </>
  );
}
