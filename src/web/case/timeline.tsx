/** What happened in a case, the last first: acts, moves of the embargo, and what was written, each with who and when. */
import { type ReactNode, useState } from "react";
import type { CaseNames, OpenCase } from "#web/case/case-names.ts";
import { CaseFile } from "#web/desk/case-file.tsx";
import { StepText } from "#web/case/step-text.tsx";
import { MailOrigin } from "#web/desk/mail-origin.tsx";
import { ForeignText } from "#web/desk/foreign-text.tsx";
import { AnswerText } from "#web/portal/answer-text.tsx";
import { useOlderTexts } from "#web/desk/use-older-texts.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { When } from "#web/ui/instant.tsx";
import { Failure } from "#web/ui/room-action.tsx";

type LogEntry = OpenCase["entries"][number];
type ShownText = OpenCase["texts"][number];
type Moment =
  | { readonly at: string; readonly entry: LogEntry; readonly text?: undefined }
  | { readonly at: string; readonly text: ShownText; readonly entry?: undefined };

type TimelineProps = { readonly of: OpenCase; readonly names: CaseNames };

const shows = ["all", "messages", "acts", "embargo"] as const;
const atOnce = 30;

export function Timeline({ of, names }: TimelineProps): ReactNode {
  const t = useTranslate();
  const [show, setShow] = useState<(typeof shows)[number]>("all");
  const [count, setCount] = useState(atOnce);
  const { texts, fetchOlder, busy, failure } = useOlderTexts(of);
  const moments = momentsOf({ entries: of.entries, texts, older: fetchOlder !== null }).filter(
    (moment) => show === "all" || kindOf(moment) === show,
  );
  return (
    <section className="card" aria-labelledby="timeline">
      <h2 id="timeline">{t("casePage.timeline")}</h2>
      <label>
        {t("casePage.timelineFilter")}{" "}
        <Choice values={shows} label={(one) => t(`casePage.show.${one}`)} value={show} onChange={setShow} />
      </label>
      <ol className="plain timeline">
        {moments.slice(0, count).map((moment, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- two things may happen in one instant
          <li key={`${moment.at} ${place}`}>
            {moment.text === undefined ? (
              <EntryLine entry={moment.entry} names={names} />
            ) : (
              <MessageText of={of} text={moment.text} names={names} />
            )}
          </li>
        ))}
      </ol>
      <Failure of={failure} />
      {moments.length > count || fetchOlder !== null ? (
        <button
          type="button"
          disabled={busy}
          onClick={() => {
            setCount(count + atOnce);
            if (moments.length <= count + atOnce) fetchOlder?.();
          }}
        >
          {t("casePage.older")}
        </button>
      ) : null}
    </section>
  );
}

/** Everything in one order; of one instant, what was written stands after the act. While older texts are not here, nothing stands that is older than the first of those that are. */
function momentsOf({
  entries,
  texts,
  older,
}: Pick<OpenCase, "entries" | "texts" | "older">): readonly Moment[] {
  const messages = texts
    .filter(({ kind }) => kind === "message" || kind === "answer")
    .map((text): Moment => ({ at: text.sealedAt, text }));
  const since = older ? Date.parse(messages[0]?.at ?? "") : -Infinity;
  const acts = entries.filter(({ at }) => !(Date.parse(at) < since));
  return [...acts.map((entry): Moment => ({ at: entry.at, entry })), ...messages]
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .toReversed();
}

function kindOf({ entry }: Moment): "messages" | "acts" | "embargo" {
  if (entry === undefined) return "messages";
  const moves = entry.kind === "embargo" || entry.kind === "rediscovery";
  return moves || entry.steps.some(({ machine }) => machine === "embargo-management") ? "embargo" : "acts";
}

function EntryLine({ entry, names }: { readonly entry: LogEntry; readonly names: CaseNames }): ReactNode {
  const t = useTranslate();
  const { at, by, kind, act, participant, steps } = entry;
  const about = participant === null ? "" : names(participant);
  const sentence =
    act === null
      ? t.find(`casePage.entry.${kind === "released" && about === "" ? "releaseStep" : kind}`, { about })
      : t.find(`caseAct.done.${kind}.${act}`, { about });
  return (
    <>
      <When at={at} /> <strong>{names(by)}</strong> {sentence ?? act ?? kind}
      {steps.map(({ machine, subject, from, to }) => (
        <span key={`${machine} ${subject ?? ""} ${to}`} className="quiet nowrap">
          {" "}
          · <StepText machine={machine} from={from} to={to} />
          {subject === null || subject === by ? null : ` (${names(subject)})`}
        </span>
      ))}
    </>
  );
}

function MessageText({ of, text, names }: TimelineProps & { readonly text: ShownText }): ReactNode {
  const t = useTranslate();
  const isShown = of.view.coordinates || text.author === of.own;
  return (
    <>
      <When at={text.sealedAt} /> <strong>{names(text.author)}</strong>{" "}
      {t(text.kind === "answer" ? "casePage.entry.answered" : "casePage.entry.message")}{" "}
      <Audience to={text.to} isShown={isShown} names={names} />
      <p className="pre-line wrap">
        {text.content === null ? t("casePage.textLocked") : null}
        {text.content?.text === undefined ? null : <ForeignText text={text.content.text} />}
        {text.content === null || text.kind !== "answer" ? null : <AnswerText of={text.content} />}
      </p>
      <MailOrigin of={text} />
      {text.content === null || text.marks === null ? null : (
        <p className="quiet">
          {t(text.marks.seen < text.marks.needed ? "casePage.untraceable" : "casePage.marked", text.marks)}
        </p>
      )}
      {text.content?.file === undefined ? null : (
        <CaseFile of={of.id} object={text.content.file} name={text.content.fileName ?? ""} />
      )}
    </>
  );
}

type AudienceProps = {
  readonly to: readonly string[];
  /** Whether the viewer is shown for whom it is. */
  readonly isShown: boolean;
  readonly names: CaseNames;
};

function Audience({ to, isShown, names }: AudienceProps): ReactNode {
  const t = useTranslate();
  if (!isShown) return null;
  const who = to.includes("*")
    ? [t("casePage.toEveryone")]
    : to.length === 0
      ? [t("casePage.toCoordinators")]
      : to.map(names);
  return (
    <span className="quiet">
      {t("casePage.to")}: {who.join(", ")}
    </span>
  );
}
