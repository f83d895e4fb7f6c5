/** A later version of the topology, or a table of its offices, from a file: tried first, then stored. */
import { type ReactNode, useState } from "react";
import type { Finding } from "#core/problem.ts";
import type { Output } from "#web/room/room-client.ts";
import { RoomError } from "#web/room/room-error.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Field, FindingText } from "#web/ui/field.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type TopologyLoad = { readonly dryRun: boolean; readonly change: Output<"topologyReplace"> };
const mostShown = 100;

export function ReplaceTopology({ onStored }: { readonly onStored: () => void }): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const act = useRoomAction();
  const [text, setText] = useState("");
  const [outcome, setOutcome] = useState<TopologyLoad | null>(null);
  async function choose(file: File | undefined): Promise<void> {
    act.forget();
    setOutcome(null);
    setText(file === undefined ? "" : await file.text());
  }
  async function load(dryRun: boolean): Promise<void> {
    await act.run(async () => {
      const kind = /"type"\s*:\s*"bongsu\.topology\//.test(text) ? "topology" : "offices";
      setOutcome({ dryRun, change: await client.call("topologyReplace", { kind, text, dryRun }) });
      if (!dryRun) onStored();
    });
  }
  const findings: readonly Finding[] = act.failure instanceof RoomError ? act.failure.findings : [];
  const listed = (ids: readonly string[]): string => (ids.length === 0 ? t("ui.none") : ids.join(", "));
  return (
    <section className="card" aria-labelledby="replace">
      <h2 id="replace">{t("officePage.replace")}</h2>
      <Field pointer="/file" label={t("organizationPage.file")} hint={t("officePage.fileHint")}>
        <input
          type="file"
          accept=".csv,.json,text/csv,application/json"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </Field>
      <div className="actions">
        <button type="button" disabled={text === "" || act.busy} onClick={() => void load(true)}>
          {t("organizationPage.try")}
        </button>
        <button
          type="button"
          className="primary"
          disabled={text === "" || act.busy}
          onClick={() => void load(false)}
        >
          {t("organizationPage.store")}
        </button>
      </div>
      <Failure of={act.failure} />
      {findings.length === 0 ? null : (
        <ul>
          {findings.slice(0, mostShown).map((one) => (
            <li key={`${one.at}${one.code}${one.message}`}>
              <span className="code">{one.at}</span>: <FindingText of={one} />
            </li>
          ))}
        </ul>
      )}
      {outcome === null || act.failure !== null ? null : (
        <Notice kind="done" says="status">
          <p>
            {t("officePage.changed", {
              offices: listed(outcome.change.offices),
              words: listed(outcome.change.words),
            })}{" "}
            {outcome.dryRun ? t("organizationPage.tried") : t("organizationPage.stored")}
          </p>
        </Notice>
      )}
    </section>
  );
}
