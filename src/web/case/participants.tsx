/** Who takes part in a case: role, language, clocks, how far each has come, how silent it is, and what it has opened. */
import type { ReactNode } from "react";
import type { CaseNames, OpenCase, ShownParticipant } from "#web/case/case-names.ts";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Badge, type Tone } from "#web/ui/badge.tsx";
import { When } from "#web/ui/instant.tsx";
import { useNow } from "#web/ui/reader-clock.ts";
import { onClocksOf } from "#web/ui/time-text.ts";

type Openings = Output<"caseOpenings">["openings"];
type ParticipantsProps = {
  readonly of: OpenCase;
  readonly names: CaseNames;
  /** `null` while they are on their way. */
  readonly openings: Openings | null;
  /** Makes a link for somebody from outside; `null` for who may not. */
  readonly onLink: ((participant: string) => void) | null;
  /** Takes the address back to which somebody answers by mail; `null` for who may not. */
  readonly onRevoke: ((participant: string) => void) | null;
};
type Silence = OpenCase["silences"][number];

export function Participants({ of, names, openings, onLink, onRevoke }: ParticipantsProps): ReactNode {
  const t = useTranslate();
  return (
    <section className="card" aria-labelledby="participants">
      <h2 id="participants">{t("casePage.participants")}</h2>
      <ul className="plain timeline">
        {of.view.participants.map((one) => (
          <li key={one.id}>
            <Participant of={of} one={one} name={names(one.id)} />
            {onLink === null || !isOutside(of, one.id) ? null : (
              <button type="button" className="small" onClick={() => onLink(one.id)}>
                {t("caseAct.makeLink")}
              </button>
            )}
            {onRevoke === null || one.roles.includes("coordinator") ? null : (
              <button
                type="button"
                className="small"
                aria-label={t("caseAct.revokeReplyOf", { name: names(one.id) })}
                onClick={() => onRevoke(one.id)}
              >
                {t("caseAct.revokeReply")}
              </button>
            )}
            {openings === null ? null : (
              <Opened openings={openings.filter(({ participant }) => participant === one.id)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether somebody signs in neither for an office nor for an organisation of the room. */
function isOutside({ people }: OpenCase, id: string): boolean {
  return people.some(
    ({ participant, office, organization }) => participant === id && office === null && organization === null,
  );
}

type ParticipantProps = { readonly of: OpenCase; readonly one: ShownParticipant; readonly name: string };

function Participant({ of, one, name }: ParticipantProps): ReactNode {
  const t = useTranslate();
  const person = of.people.find(({ participant }) => participant === one.id);
  const waits = of.paced.find(({ participant }) => participant === one.id);
  const silence = of.silences.find(({ participant }) => participant === one.id);
  return (
    <>
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>{" "}
        {one.roles.map((role) => t(`casePage.role.${role}`)).join(", ")}{" "}
        {one.id === of.own ? <Badge tone="info">{t("casePage.you")}</Badge> : null}{" "}
        {silence === undefined ? null : <SilenceOf of={silence} />}
      </p>
      <p className="facts">
        <span>
          {t("casePage.report")}: {t(`casePage.reportState.${one.report}`)}
        </span>
        {one.consent === "none" ? null : (
          <span>
            {t("casePage.consentTitle")}: {t(`casePage.consent.${one.consent}`)}
          </span>
        )}
        {one.fixPath === null ? null : (
          <span>
            {t("casePage.fix")}: {t(`casePage.fixPath.${one.fixPath}`)}
          </span>
        )}
        {waits === undefined ? null : (
          <span>
            {t("casePage.paced")} <When at={waits.since} />
          </span>
        )}
        {person === undefined ? null : <LocalTime zone={person.zone} language={person.language} />}
      </p>
    </>
  );
}

/** What somebody has opened, and when last: each text once with when it was first. */
function Opened({ openings }: { readonly openings: Openings }): ReactNode {
  const t = useTranslate();
  const [last] = openings;
  if (last === undefined) return <p className="quiet">{t("casePage.openedNone")}</p>;
  const count = new Set(openings.map(({ object }) => object)).size;
  return (
    <details>
      <summary>
        {t("casePage.openedTexts", { count })} <When at={last.lastAt} />
      </summary>
      <ul className="plain">
        {openings.map(({ object, kind, actor, how, firstAt, times }) => (
          <li key={`${object} ${actor ?? ""} ${how} ${firstAt}`}>
            <When at={firstAt} /> {t.find(`casePage.textKind.${kind}`) ?? kind}{" "}
            {how === "taken" ? t("casePage.taken") : null} {times > 1 ? `× ${times}` : null}{" "}
            {actor === null || actor.startsWith("participant:") ? null : (
              <span className="code">{actor}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

const silenceTones: Partial<Record<Silence["state"], Tone>> = {
  answered: "good",
  declined: "danger",
  "no-answer-1": "warning",
  "no-answer-2": "warning",
  "no-answer-3": "danger",
};

function SilenceOf({ of: { state, nextTry } }: { readonly of: Silence }): ReactNode {
  const t = useTranslate();
  return (
    <>
      <Badge tone={silenceTones[state] ?? "plain"}>{t(`casePage.silenceState.${state}`)}</Badge>
      {nextTry === null ? null : (
        <span className="quiet">
          {" "}
          {t("casePage.nextTry")} <When at={nextTry} />
        </span>
      )}
    </>
  );
}

/** What clocks there show now, and the language. */
function LocalTime({ zone, language }: { readonly zone: string; readonly language: string }): ReactNode {
  const t = useTranslate();
  const now = useNow(60);
  const minute = new Date(Math.floor(now / 60_000) * 60_000).toISOString();
  return (
    <span>
      {t("casePage.zone")}: {onClocksOf(minute, zone, t) ?? zone} · <span translate="no">{language}</span>
    </span>
  );
}
