/** A table of organisations from a file: read in the browser, tried at the room, and stored whole or not at all. A finding names its line. */
import { type ReactNode, useState } from "react";
import type { Finding } from "#core/problem.ts";
import { readOrganizationRows } from "#core/topology/organization-row.ts";
import type { Input, Output } from "#web/room/room-client.ts";
import { RoomError } from "#web/room/room-error.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Field, FindingText } from "#web/ui/field.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type Rows = Input<"organizationLoad">["rows"];
type Table = { readonly name: string; readonly rows: Rows; readonly places: readonly string[] };
type Outcome = { readonly dryRun: boolean; readonly load: Output<"organizationLoad"> };
const mostShown = 100;

export function LoadOrganizations({ onLoaded }: { readonly onLoaded: () => void }): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const act = useRoomAction();
  const [table, setTable] = useState<Table | null>(null);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  async function choose(file: File | undefined): Promise<void> {
    setTable(null);
    setOutcome(null);
    setFindings([]);
    act.forget();
    if (file === undefined) return;
    const read = readOrganizationRows(await file.text());
    if (!read.ok) return setFindings(read.findings);
    setTable({ name: file.name, rows: read.value.rows as Rows, places: read.value.places });
  }
  async function load(dryRun: boolean): Promise<void> {
    if (table === null) return;
    setFindings([]);
    await act.run(async () => {
      try {
        const done = await client.call("organizationLoad", { rows: table.rows, dryRun });
        setOutcome({ dryRun, load: done });
        if (!dryRun) onLoaded();
      } catch (thrown) {
        if (thrown instanceof RoomError) setFindings(thrown.findings.map((one) => atLine(one, table.places)));
        throw thrown;
      }
    });
  }
  return (
    <section className="card" aria-labelledby="load">
      <h2 id="load">{t("organizationPage.load")}</h2>
      <Field pointer="/file" label={t("organizationPage.file")} hint={t("organizationPage.fileHint")}>
        <input
          type="file"
          accept=".csv,.json,text/csv,application/json"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </Field>
      {table === null ? null : <p>{t("organizationPage.rows", { rows: table.rows.length })}</p>}
      <div className="actions">
        <button type="button" disabled={table === null || act.busy} onClick={() => void load(true)}>
          {t("organizationPage.try")}
        </button>
        <button
          type="button"
          className="primary"
          disabled={table === null || act.busy}
          onClick={() => void load(false)}
        >
          {t("organizationPage.store")}
        </button>
      </div>
      <Failure of={act.failure} />
      <FindingLines findings={findings} />
      {outcome === null || act.failure !== null ? null : (
        <Notice kind="done" says="status">
          <p>
            {t("organizationPage.counts", outcome.load)}{" "}
            {outcome.dryRun ? t("organizationPage.tried") : t("organizationPage.stored")}
          </p>
        </Notice>
      )}
    </section>
  );
}

function FindingLines({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const t = useTranslate();
  if (findings.length === 0) return null;
  return (
    <Notice kind="danger" says="alert">
      <p>{t("organizationPage.wrong", { findings: findings.length })}</p>
      <ul>
        {findings.slice(0, mostShown).map((one) => (
          <li key={`${one.at}${one.code}${one.message}`}>
            <span className="code">{one.at}</span>: <FindingText of={one} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** `/rows/17/tier` becomes the line of the file that gave the row. */
function atLine(finding: Finding, places: readonly string[]): Finding {
  const [, row = "", rest = ""] = /^\/rows\/(\d+)\/?(.*)$/.exec(finding.at) ?? [];
  const place = row === "" ? undefined : places[Number(row)];
  return place === undefined ? finding : { ...finding, at: `${place} ${rest}`.trim() };
}
