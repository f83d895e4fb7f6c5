/** The queue as a list, with the line that the keys are on. */
import { type ReactNode, useEffect, useRef } from "react";
import { writtenNumber } from "#core/intake/case-number.ts";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Due } from "#web/ui/instant.tsx";

type QueuedLine = Output<"triageQueue">["queue"][number];

type QueueProps = {
  readonly lines: readonly QueuedLine[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
};

export function Queue({ lines, at, onChoose }: QueueProps): ReactNode {
  const t = useTranslate();
  const current = useRef<HTMLLIElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: "nearest" });
  });
  if (lines.length === 0) return <p>{t("triagePage.empty")}</p>;
  return (
    <ol className="plain triage-queue">
      {lines.map((line, place) => (
        <li
          key={line.number}
          ref={place === at ? current : null}
          aria-current={place === at ? "true" : undefined}
        >
          <button type="button" className="code" onClick={() => onChoose(place)}>
            {writtenNumber(line.number)}
          </button>{" "}
          {t(`triagePage.lane.${line.lane}`)}{" "}
          {line.overdue ? <strong>{t("triagePage.overdue")}</strong> : null} <Due at={line.due} />{" "}
          <Marks line={line} />
        </li>
      ))}
    </ol>
  );
}

function Marks({ line }: { readonly line: QueuedLine }): ReactNode {
  const t = useTranslate();
  const { reproducer, plausibility, secondLook, assignee, claimedBy, answered } = line;
  const marks = [
    ...(reproducer === null || reproducer === "none" ? [] : [reproducer]),
    ...(plausibility === "there" || plausibility === "missing"
      ? [t(`triagePage.names.${plausibility}`)]
      : []),
    ...(secondLook ? [t("triagePage.secondLook")] : []),
    ...(answered ? [t("triagePage.answered")] : []),
    ...(assignee === null ? [] : [t("triagePage.assigned", { operator: assignee })]),
    ...(claimedBy === null ? [] : [t("triagePage.held", { operator: claimedBy })]),
  ];
  return <span className="quiet">{marks.join(" · ")}</span>;
}
