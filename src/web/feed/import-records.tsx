/** Records brought in from files by hand: the format is recognised by content, and what could not be taken is said. */
import { type ReactNode, useState } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Field } from "#web/ui/field.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

const mostFiles = 500;

export function ImportRecords(): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  const act = useRoomAction();
  const [outcome, setOutcome] = useState<Output<"importRecords"> | null>(null);
  if (session === null || !client.allows("importRecords", session.role)) return null;
  async function bring(files: readonly File[]): Promise<void> {
    setOutcome(null);
    if (files.length === 0) return;
    await act.run(async () => {
      const records = await Promise.all(
        files
          .slice(0, mostFiles)
          .map(async (file) => ({ path: file.name, position: "", text: await file.text() })),
      );
      setOutcome(await client.call("importRecords", { batch: `page-${crypto.randomUUID()}`, records }));
    });
  }
  return (
    <section className="card" aria-labelledby="import">
      <h2 id="import">{t("importPage.title")}</h2>
      <Field pointer="/records" label={t("importPage.files")} hint={t("importPage.hint")}>
        <input
          type="file"
          multiple
          accept=".json,application/json"
          disabled={act.busy}
          onChange={(event) => void bring([...(event.target.files ?? [])])}
        />
      </Field>
      <Failure of={act.failure} findings />
      {outcome === null ? null : <Outcome of={outcome} />}
    </section>
  );
}

function Outcome({ of: { counts, notTaken = [] } }: { readonly of: Output<"importRecords"> }): ReactNode {
  const t = useTranslate();
  return (
    <Notice kind={notTaken.length === 0 ? "done" : "warning"} says="status">
      <ul>
        {Object.entries(counts).map(([format, each]) => (
          <li key={format}>
            <span className="code">{format}</span>:{" "}
            {t("importPage.counts", {
              added: each.new,
              changed: each.changed,
              unchanged: each.unchanged,
              quarantined: each.quarantined,
              held: each.held ?? 0,
            })}
          </li>
        ))}
        {notTaken.map((one) => (
          <li key={`${one.path}${one.position}${one.code}`}>
            <span className="code breaks">{one.path}</span> <span lang="en">{one.message}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
