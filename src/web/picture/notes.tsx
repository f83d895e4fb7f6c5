/** How to read a picture, beside every one: how far it may lag behind, what a hidden number is, and that unknown is not safe. */
import type { ReactNode } from "react";
import type { Picture } from "#web/picture/picture-columns.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { When } from "#web/ui/instant.tsx";

export function PictureNotes({ picture }: { readonly picture: Picture }): ReactNode {
  const t = useTranslate();
  const { at, mostHeld, total } = picture;
  return (
    <div className="notes">
      <p className="hint">
        {t("picturePage.steps")} {t("picturePage.movedLast")}: <When at={at} />
      </p>
      <p className="hint">
        {mostHeld === null || total.told === null
          ? t("picturePage.lagHidden")
          : t("picturePage.lag", { count: mostHeld, told: total.told })}
      </p>
      <p className="hint">{t("picturePage.suppressed")}</p>
      <p className="hint">{t("picturePage.reading")}</p>
    </div>
  );
}
