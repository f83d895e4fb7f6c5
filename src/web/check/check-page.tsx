/** "Does it apply to us?": a software list against the directives in force, inside this tab. No session is needed and nothing of the file is sent. */
import type { ReactNode } from "react";
import { Failure } from "#web/room/room-action.tsx";
import { Compared, Ended, LeftOut } from "#web/check/publication-used.tsx";
import { DropZone } from "#web/check/drop-zone.tsx";
import { Result } from "#web/check/result.tsx";
import { type Check, type Examination, type Supply, useCheck } from "#web/check/use-check.ts";
import { useRoom } from "#web/shell/room-context.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";

export function CheckPage(): ReactNode {
  const { words } = useRoom();
  const check = useCheck();
  const { supply, examination } = check;
  const publication = "publication" in supply ? supply.publication : null;
  return (
    <div className="check">
      <div className="screen-only">
        <PageHeading title={words.check.title} drill={publication?.index.drill === true}>
          <p className="lead">{words.check.lead}</p>
        </PageHeading>
        <Notice kind="info">
          <h2>{words.check.stays}</h2>
          <p>{words.check.staysHow}</p>
        </Notice>
        <Supplied supply={supply} again={check.again} />
        {supply.state === "nothing" ? null : (
          <DropZone ready={supply.state === "ready"} onFile={check.give} />
        )}
        <Running examination={examination} stop={check.stop} />
      </div>
      {examination.state === "ended" && supply.state === "ready" ? (
        <Result key={examination.at} {...examination} publication={supply.publication} />
      ) : null}
    </div>
  );
}

type SuppliedProps = { readonly supply: Supply; readonly again: Check["again"] };

/** What there is to compare with, or that it is on its way, or that there is nothing yet. */
function Supplied({ supply, again }: SuppliedProps): ReactNode {
  const { words } = useRoom();
  if (supply.state === "loading")
    return (
      <div className="loading">
        <output className="block">{words.check.fetching(supply.done, supply.of)}</output>
        <progress
          aria-label={words.check.fetching(supply.done, supply.of)}
          {...(supply.of === 0 ? {} : { value: supply.done, max: supply.of })}
        />
      </div>
    );
  if (supply.state === "failed")
    return (
      <>
        <Failure of={supply.why} />
        <button type="button" onClick={again}>
          {words.ui.again}
        </button>
      </>
    );
  if (supply.state === "nothing")
    return (
      <Notice kind="warning" says="status">
        <h2>{words.check.nothingYet}</h2>
        <p>{words.check.nothingYetHow}</p>
      </Notice>
    );
  return (
    <>
      <output className="block ready">{words.check.ready}</output>
      <Ended publication={supply.publication} />
      <LeftOut publication={supply.publication} />
      <Compared publication={supply.publication} />
    </>
  );
}

type RunningProps = { readonly examination: Examination; readonly stop: Check["stop"] };

function Running({ examination, stop }: RunningProps): ReactNode {
  const { words } = useRoom();
  if (examination.state !== "running") return null;
  const { name, stage, done, of } = examination;
  const said = words.checkStage[stage];
  return (
    <section className="card" aria-label={said}>
      <output className="block">
        {said} <span translate="no">{name}</span>
      </output>
      <progress aria-label={said} {...(of === 0 ? {} : { value: done, max: of })} />
      <div className="actions">
        <button type="button" onClick={stop}>
          {words.check.stop}
        </button>
      </div>
    </section>
  );
}
