/** An invitation link, shown once; whoever has passed it on says so here, since the room cannot see that. */
import type { ReactNode } from "react";
import type { DialogProps } from "#web/case/act/case-dialog.ts";
import type { OpenCase } from "#web/case/case-names.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Failure } from "#web/ui/room-action.tsx";
import { Copy } from "#web/ui/copy.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { When } from "#web/ui/instant.tsx";

type LinkMadeProps = DialogProps & {
  readonly of: OpenCase;
  readonly participant: string;
  readonly name: string;
  readonly link: string;
  readonly expires: string;
};

export function LinkMade({ of, participant, name, link, expires, onDo, ...frame }: LinkMadeProps): ReactNode {
  const { working, onClose } = frame;
  const t = useTranslate();
  const { client } = useRoom();
  const passed = { case: of.id, participant, kind: "sent" } as const;
  const title = t("caseAct.linkMade", { name });
  return (
    <Dialog title={title} onClose={onClose}>
      <p>
        {t("caseAct.linkOnce")} <When at={expires} />
      </p>
      <Copy text={link} label={title} />
      <Failure of={working.failure} />
      <div className="actions">
        <button type="button" className="primary" onClick={onClose}>
          {t("ui.close")}
        </button>
        <button
          type="button"
          disabled={working.busy}
          onClick={() => onDo(async () => await client.call("caseContactNote", passed), t("caseAct.noted"))}
        >
          {t("caseAct.linkPassed")}
        </button>
      </div>
    </Dialog>
  );
}
