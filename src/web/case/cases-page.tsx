/** The board: every case of the viewer by phase and clock, worked by keyboard. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import { type CasePhase, casePhases } from "#core/coordination/case-phase.ts";
import { CaseKeys } from "#web/case/case-keys.tsx";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { paths, patterns } from "#web/shell/paths.ts";
import { go, Link } from "#web/shell/router.tsx";
import { ForeignText } from "#web/desk/foreign-text.tsx";
import { useKeys } from "#web/desk/use-keys.ts";
import { Badge } from "#web/ui/badge.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Due } from "#web/ui/instant.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type Board = Output<"caseList">;
type BoardCase = Board["cases"][number];

export function CasesPage(): ReactNode {
  const t = useTranslate();
  const [phase, setPhase] = useState<CasePhase | null>(null);
  const query = useEndpoint("caseList", phase === null ? {} : { phase });
  return (
    <>
      <PageHeading title={t("casePage.title")}>
        <p className="lead">{t("casePage.lead")}</p>
        <p>
          <Link to={paths.suppliers()}>{t("supplierBook.title")}</Link>
        </p>
      </PageHeading>
      <QueryResult query={query}>
        {(board) => <Lines key={phase ?? ""} board={board} phase={phase} onPhase={setPhase} />}
      </QueryResult>
    </>
  );
}

type LinesProps = {
  readonly board: Board;
  readonly phase: CasePhase | null;
  readonly onPhase: (phase: CasePhase | null) => void;
};

function Lines({ board, phase, onPhase }: LinesProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const more = useRoomAction();
  const [further, setFurther] = useState<{ readonly of: Board; readonly pages: readonly Board[] } | null>(
    null,
  );
  const [chosen, setChosen] = useState(0);
  const [keys, setKeys] = useState(false);
  const pages = [board, ...(further?.of === board ? further.pages : [])];
  const lines = pages.flatMap(({ cases }) => cases);
  const next = pages.at(-1)?.next;
  const at = Math.min(chosen, Math.max(0, lines.length - 1));
  const move = (by: number) => setChosen(Math.max(0, Math.min(lines.length - 1, at + by)));
  const choose = [null, ...casePhases].map((each, key) => [String(key), () => onPhase(each)] as const);
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      const line = lines[at];
      if (line !== undefined) go(paths.case(line.id));
    },
    "?": () => setKeys(true),
    ...Object.fromEntries(choose),
  });
  async function load(): Promise<void> {
    const input = { ...(phase === null ? {} : { phase }), ...(next === undefined ? {} : { after: next }) };
    const page = await client.call("caseList", input);
    setFurther({ of: board, pages: [...pages.slice(1), page] });
  }
  return (
    <>
      <Phases counts={board.phases} phase={phase} onPhase={onPhase} />
      {lines.some(({ invitation }) => invitation === null) ? <Locked /> : null}
      {lines.length === 0 ? <p>{t(phase === null ? "casePage.none" : "casePage.empty")}</p> : null}
      <ol className="plain board" aria-label={t("casePage.board")}>
        {lines.map((line, place) => (
          <BoardLine key={line.id} line={line} current={place === at} />
        ))}
      </ol>
      <Failure of={more.failure} />
      {next === undefined ? null : (
        <button type="button" disabled={more.busy} onClick={() => void more.run(load)}>
          {t("ui.more")}
        </button>
      )}
      {keys ? <CaseKeys keys={["j", "k", "Enter", "0–6", "?"]} onClose={() => setKeys(false)} /> : null}
    </>
  );
}

type PhasesProps = Pick<LinesProps, "phase" | "onPhase"> & { readonly counts: Board["phases"] };

function Phases({ counts, phase, onPhase }: PhasesProps): ReactNode {
  const t = useTranslate();
  const whole = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <section className="actions" aria-label={t("casePage.phases")}>
      <button type="button" className="small" aria-pressed={phase === null} onClick={() => onPhase(null)}>
        {t("casePage.all")} {whole}
      </button>
      {casePhases.map((each) => (
        <button
          key={each}
          type="button"
          className="small"
          aria-pressed={phase === each}
          onClick={() => onPhase(each)}
        >
          {t(`casePage.phase.${each}`)} {counts[each] ?? 0}
        </button>
      ))}
    </section>
  );
}

function Locked(): ReactNode {
  const t = useTranslate();
  return (
    <Notice kind="warning">
      <p>
        {t("casePage.locked")} <Link to={patterns.sealed}>{t("casePage.unlock")}</Link>
      </p>
    </Notice>
  );
}

function BoardLine({ line, current }: { readonly line: BoardCase; readonly current: boolean }): ReactNode {
  const t = useTranslate();
  const shown = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) shown.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  const { id, invitation, phase, clock, view } = line;
  const severity = invitation?.severity;
  return (
    <li ref={shown} className="card" aria-current={current ? "true" : undefined}>
      <p>
        <Link to={paths.case(id)}>
          <strong>
            <ForeignText text={invitation?.product ?? t("casePage.untitled")} />
          </strong>
        </Link>{" "}
        <Badge tone={phase === "releasing" ? "warning" : "info"}>{t(`casePage.phase.${phase}`)}</Badge>
      </p>
      <p className="facts">
        {severity === undefined ? null : <span>{t.find(`casePage.severity.${severity}`) ?? severity}</span>}
        <span>{clock === null ? t("casePage.noClock") : <Due at={clock} />}</span>
        <span>{t("casePage.participantCount", { count: view.participants.length })}</span>
        <span className="code">{id.slice(0, 8)}</span>
      </p>
      <FirstSteps line={line} />
    </li>
  );
}

/** What is to be done first: names are sealed with the case, so roles are said here. */
function FirstSteps({ line: { next, view, own } }: { readonly line: BoardCase }): ReactNode {
  const t = useTranslate();
  const who = (participant: string): string => {
    if (participant === own) return t("casePage.you");
    const roles = view.participants.find(({ id }) => id === participant)?.roles ?? [];
    return roles.map((role) => t(`casePage.role.${role}`)).join(", ");
  };
  return next.length === 0 ? null : (
    <ul className="plain">
      {next.map(({ what, by, about, due }) => (
        <li key={`${what} ${by} ${about ?? ""}`}>
          <strong>{who(by)}</strong>:{" "}
          {t(`casePage.nextOf.${what}`, { about: about === null ? "" : who(about) })}{" "}
          {due === null ? null : <Due at={due} />}
        </li>
      ))}
    </ul>
  );
}
