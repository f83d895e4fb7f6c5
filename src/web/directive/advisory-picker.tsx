/** Choosing the advisories of a directive: search, add, take away. */
import { type KeyboardEvent, type ReactNode, useState } from "react";
import type { Finding } from "#core/problem.ts";
import { Failure, useRoomAction } from "#web/room/room-action.tsx";
import type { Output } from "#web/room/room-client.ts";
import { LocalizedText, useRoom } from "#web/shell/room-context.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { Field } from "#web/ui/field.tsx";

type AdvisoryItems = Output<"advisorySearch">["items"];
type AdvisoryPickerProps = {
  readonly chosen: readonly string[];
  readonly findings: readonly Finding[];
  readonly onChange: (chosen: readonly string[]) => void;
};

export function AdvisoryPicker({ chosen, findings, onChange }: AdvisoryPickerProps): ReactNode {
  const { client, words } = useRoom();
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
      <ul className="chosen" aria-label={words.compose.chosen}>
        {chosen.map((id) => (
          <li key={id}>
            <span className="code">{id}</span>
            <button
              type="button"
              className="small"
              aria-label={words.compose.takeAway(id)}
              onClick={() => onChange(chosen.filter((other) => other !== id))}
            >
              {words.compose.remove}
            </button>
          </li>
        ))}
      </ul>
      <Field
        pointer="/advisories"
        label={words.compose.advisories}
        hint={words.compose.advisoriesHint}
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
        {words.ui.search}
      </button>
      <Failure of={act.failure} />
      <output className="quiet block">{found === null ? "" : words.compose.found(found.length)}</output>
      <ul className="results">
        {(found ?? []).map((advisory) => (
          <li key={`${advisory.format} ${advisory.id}`}>
            <button
              type="button"
              className="small"
              disabled={chosen.includes(advisory.id)}
              aria-label={words.compose.addNamed(advisory.id)}
              onClick={() => onChange([...chosen, advisory.id])}
            >
              {words.compose.add}
            </button>
            <span>
              <span className="code">{advisory.id}</span> <LocalizedText text={advisory.title} />{" "}
              {advisory.exploited ? <Badge tone="danger">{words.advisory.exploited}</Badge> : null}{" "}
              {advisory.withdrawn === null ? null : <Badge tone="unknown">{words.advisory.withdrawn}</Badge>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
