/** An invitation link, shown once. */
import type { ReactNode } from "react";
import { useTranslate } from "#web/room/room-context.tsx";
import { Copy } from "#web/ui/copy.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { When } from "#web/ui/instant.tsx";

type LinkMadeProps = {
  readonly name: string;
  readonly link: string;
  readonly expires: string;
  readonly onClose: () => void;
};

export function LinkMade({ name, link, expires, onClose }: LinkMadeProps): ReactNode {
  const t = useTranslate();
  const title = t("caseAct.linkMade", { name });
  return (
    <Dialog title={title} onClose={onClose}>
      <p>
        {t("caseAct.linkOnce")} <When at={expires} />
      </p>
      <Copy text={link} label={title} />
      <div className="actions">
        <button type="button" className="primary" onClick={onClose}>
          {t("ui.close")}
        </button>
      </div>
    </Dialog>
  );
}
