/** A file of a case: fetched when it is asked for, and given to the reader as a download, never shown here. */
import type { ReactNode } from "react";
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
    const bytes = Uint8Array.from(atob(content), (letter) => letter.codePointAt(0) ?? 0);
    const address = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    URL.revokeObjectURL(address);
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
