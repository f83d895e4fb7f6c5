/** Where people decide of reports, one at a time and by keyboard alone. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { KeysDialog } from "#web/desk/keys-dialog.tsx";
import { Decide } from "#web/triage/decide.tsx";
import { Queue } from "#web/triage/queue.tsx";
import { CaseLink, ReportView } from "#web/triage/report-view.tsx";
import { type Deciding, useDesk } from "#web/triage/use-desk.ts";
import { TriageFigures } from "#web/triage/triage-figures.tsx";
import { useKeys } from "#web/desk/use-keys.ts";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure } from "#web/ui/room-action.tsx";

type Waiting = Output<"triageQueue">;

export function TriagePage(): ReactNode {
  const t = useTranslate();
  const query = useEndpoint("triageQueue", {});
  return (
    <>
      <PageHeading title={t("triagePage.title")}>
        <p className="lead">{t("triagePage.lead")}</p>
      </PageHeading>
      <QueryResult query={query}>
        {(waiting) => (
          <>
            <Taker waiting={waiting} />
            {waiting.intake?.own === true || waiting.queue.length > 0 ? (
              <Desk waiting={waiting} reload={query.reload} />
            ) : null}
          </>
        )}
      </QueryResult>
    </>
  );
}

/** That an office has nothing waiting because it takes no reports is not that nothing waits. */
function Taker({ waiting: { intake } }: { readonly waiting: Waiting }): ReactNode {
  const t = useTranslate();
  const { language } = useRoom();
  if (intake?.own === true) return null;
  return (
    <Notice kind="warning">
      <p>
        {intake === null
          ? t("triagePage.takesNone")
          : t("triagePage.takenBy", { office: pickText(intake.name, language) })}
      </p>
    </Notice>
  );
}

const week = 7 * 86_400_000;

function Desk({ waiting, reload }: { readonly waiting: Waiting; readonly reload: () => void }): ReactNode {
  const t = useTranslate();
  const desk = useDesk(waiting.queue, reload);
  const { look, deciding, setDeciding, done, working } = desk;
  const own = useRoom().session?.operator ?? null;
  const dialog = (which: Deciding) => () => {
    working.forget();
    if (which === "keys" || look !== null) setDeciding(which);
  };
  const snooze = () => desk.act({ act: "snooze", until: new Date(Date.now() + week).toISOString() });
  useKeys({
    j: () => desk.move(1),
    k: () => desk.move(-1),
    Enter: desk.open,
    a: dialog("accept"),
    r: dialog("reject"),
    d: dialog("link"),
    m: dialog("ask"),
    s: snooze,
    o: () => desk.act({ act: "assign", operator: look?.assignee === own ? null : own }),
    t: dialog("assign"),
    u: () => desk.act({ act: "undo" }),
    "?": dialog("keys"),
  });
  const close = () => setDeciding(null);
  return (
    <div className="triage">
      <section className="card" aria-labelledby="queue">
        <h2 id="queue">{t("triagePage.queue")}</h2>
        <TriageFigures figures={waiting.figures} />
        <Queue lines={waiting.queue} at={desk.at} onChoose={desk.choose} />
      </section>
      <div>
        {done === null ? null : (
          <Notice kind="done" says="status">
            <p>
              {done.sentence} {done.opened === null ? null : <CaseLink opened={done.opened} />}
            </p>
          </Notice>
        )}
        {deciding === null ? <Failure of={working.failure} findings /> : null}
        {look === null ? null : (
          <>
            <p className="actions">
              {(["accept", "reject", "ask"] as const).map((act) => (
                <button key={act} type="button" className="small" onClick={dialog(act)}>
                  {t(`triagePage.do.${act}`)}
                </button>
              ))}
              <button type="button" className="small" onClick={snooze}>
                {t("triagePage.do.snooze")}
              </button>
              <button type="button" className="small" onClick={dialog("assign")}>
                {t("triagePage.assign")}
              </button>
            </p>
            <ReportView look={look} />
          </>
        )}
      </div>
      {deciding === "keys" ? <Keys onClose={close} /> : null}
      {deciding === null || deciding === "keys" || look === null ? null : (
        <Decide
          look={look}
          deciding={deciding}
          colleagues={waiting.colleagues}
          working={working}
          onAct={desk.act}
          onLink={desk.link}
          onClose={close}
        />
      )}
    </div>
  );
}

/** Every key with the name of its sentence. */
const keys = {
  j: "j",
  k: "k",
  Enter: "enter",
  a: "a",
  r: "r",
  d: "d",
  m: "m",
  s: "s",
  o: "o",
  t: "t",
  u: "u",
  "?": "question",
} as const;

function Keys({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTranslate();
  return (
    <KeysDialog
      title={t("triagePage.keys")}
      keys={Object.entries(keys).map(([key, name]) => [key, t(`triagePage.key.${name}`)])}
      onClose={onClose}
    />
  );
}
