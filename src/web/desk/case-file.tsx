/** A file of a case: fetched when it is asked for, and given to the reader as a download, never shown here. */
import type { ReactNode } from "react";
import { saveFile } from "#web/desk/files.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type CaseFileProps = { readonly of: string; readonly object: string; readonly name: string };

export function CaseFile({ of, object, name }: CaseFileProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const opening = useRoomAction();
  async function open(): Promise<void> {
    const { content } = await client.call("caseFileRead", { case: of, object });
    if (content === null) throw new Error(t("caseAct.fileLocked"));
    saveFile(content, name);
  }
  return (
    <>
      <button type="button" className="small" disabled={opening.busy} onClick={() => void opening.run(open)}>
        {t("caseAct.download", { name })}
      </button>
      <Failure of={opening.failure} />
    </>
  );
}
