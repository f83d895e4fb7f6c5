/** "Does it apply to us?": a software list against the directives in force, inside this tab. No session is needed and nothing of the file is sent. */
import { type ReactNode, useEffect, useState } from "react";
import { Failure } from "#web/ui/room-action.tsx";
import { Compared, Ended, LeftOut, NotUnderstood } from "#web/check/publication-used.tsx";
import { DropZone } from "#web/check/drop-zone.tsx";
import { type Check, type Examination, type Supply, useCheck } from "#web/check/use-check.ts";
import type { Publication } from "#web/check/publication.ts";
import { useRoom } from "#web/room/room-context.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";

/** How long after there is something to compare with, in milliseconds, and again where the network was away. */
const afterwards = 1000;

/** Shows how an examination ended. */
type ShowResult = (
  ended: Extract<Examination, { readonly state: "ended" }>,
  publication: Publication,
) => ReactNode;

/**
 * What shows a result, and the words for what is wrong with a file: they come after there is something to compare with and before there is a file, so that the page is there sooner and no
 * request ever depends on a file. A file that was faster is shown once they are there.
 */
function useResult(isStanding: boolean): ShowResult | null {
  const { whole } = useRoom();
  const [result, setResult] = useState<{ readonly show: ShowResult } | null>(null);
  useEffect(() => {
    if (!isStanding) return undefined;
    let timer = setTimeout(load, afterwards);
    function load(): void {
      Promise.all([import("#web/check/result.tsx"), whole()]).then(
        ([{ Result }]) =>
          setResult({
            show: (ended, publication) => <Result key={ended.at} {...ended} publication={publication} />,
          }),
        () => (timer = setTimeout(load, afterwards)),
      );
    }
    return () => clearTimeout(timer);
  }, [whole, isStanding]);
  return result === null ? null : result.show;
}

export function CheckPage(): ReactNode {
  const { t } = useRoom();
  const check = useCheck();
  const { supply, examination } = check;
  const showResult = useResult(supply.state !== "loading");
  const publication = "publication" in supply ? supply.publication : null;
  return (
    <div className="check">
      <div className="screen-only">
        <PageHeading title={t("checkPage.title")} drill={publication?.index.drill === true}>
          <p className="lead">{t("checkPage.lead")}</p>
        </PageHeading>
        <Notice kind="info">
          <h2>{t("checkPage.stays")}</h2>
          <p>{t("checkPage.staysHow")}</p>
        </Notice>
        <Supplied supply={supply} again={check.again} />
        {supply.state === "nothing" ? null : (
          <DropZone ready={supply.state === "ready"} onFile={check.give} />
        )}
        <Running examination={examination} stop={check.stop} />
      </div>
      {examination.state === "ended" && showResult === null ? (
        <output className="block">{t("ui.loading")}</output>
      ) : null}
      {examination.state === "ended" && supply.state === "ready"
        ? showResult?.(examination, supply.publication)
        : null}
    </div>
  );
}

type SuppliedProps = { readonly supply: Supply; readonly again: Check["again"] };

/** What there is to compare with, or that it is on its way, or that there is nothing yet. */
function Supplied({ supply, again }: SuppliedProps): ReactNode {
  const { t } = useRoom();
  if (supply.state === "loading")
    return (
      <div className="loading">
        <output className="block">{t("checkPage.fetching", { done: supply.done, of: supply.of })}</output>
        <progress
          aria-label={t("checkPage.fetching", { done: supply.done, of: supply.of })}
          {...(supply.of === 0 ? {} : { value: supply.done, max: supply.of })}
        />
      </div>
    );
  if (supply.state === "failed")
    return (
      <>
        <Failure of={supply.why} />
        <button type="button" onClick={again}>
          {t("ui.again")}
        </button>
      </>
    );
  if (supply.state === "nothing")
    return (
      <Notice kind="warning" says="status">
        <h2>{t("checkPage.nothingYet")}</h2>
        <p>{t("checkPage.nothingYetHow")}</p>
        {supply.publication === null ? null : <NotUnderstood publication={supply.publication} />}
      </Notice>
    );
  return (
    <>
      <output className="block ready">{t("checkPage.ready")}</output>
      <Ended publication={supply.publication} />
      <NotUnderstood publication={supply.publication} />
      <LeftOut publication={supply.publication} />
      <Compared publication={supply.publication} />
    </>
  );
}

type RunningProps = { readonly examination: Examination; readonly stop: Check["stop"] };

function Running({ examination, stop }: RunningProps): ReactNode {
  const { t } = useRoom();
  if (examination.state !== "running") return null;
  const { name, stage, done, of } = examination;
  const said = t(`checkPage.stage.${stage}`);
  return (
    <section className="card" aria-label={said}>
      <output className="block">
        {said} <span translate="no">{name}</span>
      </output>
      <progress aria-label={said} {...(of === 0 ? {} : { value: done, max: of })} />
      <div className="actions">
        <button type="button" onClick={stop}>
          {t("checkPage.stop")}
        </button>
      </div>
    </section>
  );
}
