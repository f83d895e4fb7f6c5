/** Choosing the advisories of a directive: search, add, take away. */
import { type KeyboardEvent, type ReactNode, useState } from "react";
import type { Finding } from "#core/problem.ts";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import type { Output } from "#web/room/room-client.ts";
import { LocalizedText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { Field } from "#web/ui/field.tsx";

type AdvisoryItems = Output<"advisorySearch">["items"];
type AdvisoryPickerProps = {
  readonly chosen: readonly string[];
  readonly findings: readonly Finding[];
  readonly onChange: (chosen: readonly string[]) => void;
};

export function AdvisoryPicker({ chosen, findings, onChange }: AdvisoryPickerProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<AdvisoryItems | null>(null);
  const act = useRoomAction();
  const search = (): void =>
    void act.run(async () =>
      setFound((await client.call("advisorySearch", { q: query.trim(), limit: 20 })).items),
    );
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    search();
  }
  return (
    <>
      <ul className="chosen" aria-label={t("composePage.chosen")}>
        {chosen.map((id) => (
          <li key={id}>
            <span className="code">{id}</span>
            <button
              type="button"
              className="small"
              aria-label={t("composePage.removeNamed", { name: id })}
              onClick={() => onChange(chosen.filter((other) => other !== id))}
            >
              {t("composePage.remove")}
            </button>
          </li>
        ))}
      </ul>
      <Field
        pointer="/advisories"
        label={t("composePage.advisories")}
        hint={t("composePage.advisoriesHint")}
        findings={findings}
      >
        <input
          type="search"
          value={query}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </Field>
      <button type="button" onClick={search} disabled={act.busy}>
        {t("ui.search")}
      </button>
      <Failure of={act.failure} />
      <output className="quiet block">
        {found === null ? "" : t("composePage.found", { count: found.length })}
      </output>
      <ul className="results">
        {(found ?? []).map((advisory) => (
          <li key={`${advisory.format} ${advisory.id}`}>
            <button
              type="button"
              className="small"
              disabled={chosen.includes(advisory.id)}
              aria-label={t("composePage.addNamed", { name: advisory.id })}
              onClick={() => onChange([...chosen, advisory.id])}
            >
              {t("composePage.add")}
            </button>
            <span>
              <span className="code">{advisory.id}</span> <LocalizedText text={advisory.title} />{" "}
              {advisory.exploited ? <Badge tone="danger">{t("advisoryPage.exploited")}</Badge> : null}{" "}
              {advisory.withdrawn === null ? null : (
                <Badge tone="unknown">{t("advisoryPage.withdrawn")}</Badge>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
