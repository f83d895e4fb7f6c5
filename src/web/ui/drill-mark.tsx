/** The mark of a drill before a text that does not carry it already. */
import type { ReactNode } from "react";
import type { Text } from "#core/advisory.ts";
import { pickText, useRoom } from "#web/shell/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";

type DrillMarkProps = { readonly drill: boolean; readonly before?: Text };

export function DrillMark({ drill, before = {} }: DrillMarkProps): ReactNode {
  const { language, words } = useRoom();
  if (!drill || /^\[(?:훈련|DRILL)\]/.test(pickText(before, language))) return null;
  return (
    <>
      <Badge tone="warning">{words.drill.mark}</Badge>{" "}
    </>
  );
}
