/** One case as a participant works in it: what is asked by when, the embargo, what is flawed, answers and messages. */
import type { ReactNode } from "react";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { AnswerDocument } from "#web/portal/answer-document.tsx";
import { Answering } from "#web/portal/answering.tsx";
import { AnswersGiven } from "#web/portal/answers-given.tsx";
import { Messages } from "#web/portal/messages.tsx";
import type { PortalCaseProps } from "#web/portal/portal-props.ts";
import { TwoClocks } from "#web/desk/two-clocks.tsx";
import { exposedText } from "#web/desk/exposed-text.ts";
import { PageHeading } from "#web/ui/heading.tsx";
import { useOlderTexts } from "#web/desk/use-older-texts.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

export function PortalCase({ shown, reload }: PortalCaseProps): ReactNode {
  const t = useTranslate();
  const { texts, view, own, purpose } = shown;
  const letters = useOlderTexts(shown);
  const product = texts.find(({ kind }) => kind === "invitation")?.content?.product;
  const isLocked = texts.some(({ content }) => content === null);
  const one = view.participants.find(({ id }) => id === own);
  const isSupplier = one?.roles.includes("supplier") === true && !view.coordinates;
  return (
    <div className="narrow">
      <PageHeading title={product ?? t("portalPage.title")} drill={purpose === "drill"}>
        <p>
          <Link to={paths.portal()}>{t("portalPage.back")}</Link>
        </p>
      </PageHeading>
      {isLocked ? (
        <Notice kind="warning">
          <p>{t("portalPage.locked")}</p>
        </Notice>
      ) : null}
      <Asked shown={shown} />
      <Embargo shown={shown} reload={reload} />
      <About shown={shown} />
      {isSupplier && one?.report !== "start" && one?.report !== "closed" ? (
        <>
          <Answering shown={shown} reload={reload} />
          <AnswerDocument shown={shown} reload={reload} />
        </>
      ) : null}
      <AnswersGiven shown={{ ...shown, texts: letters.texts }} />
      <Messages shown={{ ...shown, texts: letters.texts }} reload={reload} />
      <Failure of={letters.failure} />
      {letters.fetchOlder === null ? null : (
        <button type="button" disabled={letters.busy} onClick={letters.fetchOlder}>
          {t("casePage.older")}
        </button>
      )}
    </div>
  );
}

type ShownProps = Pick<PortalCaseProps, "shown">;

function Asked({ shown: { asks, view, own, zone } }: ShownProps): ReactNode {
  const t = useTranslate();
  const report = view.participants.find(({ id }) => id === own)?.report ?? "start";
  return (
    <section className="card" aria-labelledby="portal-asked">
      <h2 id="portal-asked">{t("portalPage.asked")}</h2>
      {asks.length === 0 ? <p>{t("portalPage.nothingAsked")}</p> : null}
      <ul>
        {asks.map(({ what, by }) => (
          <li key={what}>
            {t(`portalPage.ask.${what}`)}{" "}
            <strong>{by === null ? t("portalPage.noDate") : <TwoClocks at={by} zone={zone} />}</strong>
          </li>
        ))}
      </ul>
      <p className="quiet">
        {t("portalPage.state")}: {t(`portalPage.report.${report}`)}
      </p>
    </section>
  );
}

function Embargo({ shown: { id, own, view, zone }, reload }: PortalCaseProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const { busy, failure, run } = useRoomAction();
  const { embargo, terms, proposal } = view;
  const consent = view.participants.find((one) => one.id === own)?.consent;
  const answer = (act: "accept" | "reject") =>
    void run(async () => {
      await client.call("caseAct", { case: id, act: { kind: "embargo", act } });
      reload();
    });
  const isAsked = consent === "invited" || consent === "lapsed";
  return (
    <section className="card" aria-labelledby="portal-embargo">
      <h2 id="portal-embargo">{t("portalPage.embargo.title")}</h2>
      <p>{t(`portalPage.embargo.${embargo}`)}</p>
      <dl className="receipt">
        {terms === null ? null : (
          <>
            <dt>{t("portalPage.embargo.ends")}</dt>
            <dd>
              <TwoClocks at={terms.ends} zone={zone} />
            </dd>
          </>
        )}
        {proposal === null ? null : (
          <>
            <dt>{t("portalPage.embargo.proposal")}</dt>
            <dd>
              <TwoClocks at={proposal.ends} zone={zone} />
            </dd>
          </>
        )}
      </dl>
      <Failure of={failure} />
      {isAsked ? (
        <div className="actions">
          <button type="button" className="primary" disabled={busy} onClick={() => answer("accept")}>
            {t("portalPage.embargo.accept")}
          </button>
          <button type="button" disabled={busy} onClick={() => answer("reject")}>
            {t("portalPage.embargo.decline")}
          </button>
        </div>
      ) : null}
    </section>
  );
}

function About({ shown: { texts, exposed } }: ShownProps): ReactNode {
  const t = useTranslate();
  const about = texts.findLast(({ kind }) => kind === "about")?.content;
  const severity = texts.findLast(({ kind }) => kind === "invitation")?.content?.severity;
  if (about === undefined || about === null) return null;
  return (
    <section className="card" aria-labelledby="portal-about">
      <h2 id="portal-about">{t("portalPage.about")}</h2>
      <p>
        <strong>{about.title}</strong>
      </p>
      {severity === "low" || severity === "medium" || severity === "high" || severity === "critical" ? (
        <p>
          {t("portalPage.invitation.severity")}: {t(`portalPage.severity.${severity}`)}
        </p>
      ) : null}
      <p className="pre-line">{about.summary}</p>
      {exposed === null ? null : (
        <p>
          {t("portalPage.exposed")}: {exposedText(exposed, t)}
        </p>
      )}
    </section>
  );
}
