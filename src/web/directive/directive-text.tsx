/** What a directive says: the issued text in both languages, or the draft's fields, and the advisories it rests on. */
import type { ReactNode } from "react";
import type { Duration } from "#core/directive/directive.ts";
import { conditionText } from "#core/rules/condition-text.ts";
import { BilingualDirectiveText } from "#web/directive/preview-panel.tsx";
import type { Directive } from "#web/directive/directive-page.tsx";
import { paths } from "#web/shell/paths.ts";
import { LocalizedText, useRoom } from "#web/shell/room-context.tsx";
import { Link } from "#web/shell/router.tsx";
import { kstDay } from "#web/ui/time-text.ts";
import type { Language, Words } from "#web/words/index.ts";

export function DirectiveText({ directive }: { readonly directive: Directive }): ReactNode {
  const { language, words } = useRoom();
  const { draft } = directive;
  const text = textOf(directive.document);
  return (
    <section className="card" aria-labelledby="directive-text">
      <h2 id="directive-text">{words.directive.text}</h2>
      {text === null ? null : <BilingualDirectiveText text={text} />}
      <dl className="terms">
        <dt>{words.compose.advisories}</dt>
        <dd>
          <ul className="plain">
            {draft.advisories.map((id) => (
              <li key={id}>
                <Link to={paths.advisory(id)} className="code">
                  {id}
                </Link>
              </li>
            ))}
          </ul>
        </dd>
        <dt>{words.compose.scope}</dt>
        <dd>
          <code>{draft.scope}</code>
        </dd>
        <dt>{words.compose.rulePack}</dt>
        <dd className="code">{draft.rulePack}</dd>
        {draft.procedure === undefined ? null : (
          <>
            <dt>{words.compose.procedure}</dt>
            <dd className="code">{draft.procedure}</dd>
          </>
        )}
        {draft.until === undefined ? null : (
          <>
            <dt>{words.compose.until}</dt>
            <dd>{kstDay(draft.until, language)}</dd>
          </>
        )}
        <dt>{words.compose.what}</dt>
        <dd>
          <DraftActions draft={draft} />
        </dd>
        <dt>{words.compose.legalBasis}</dt>
        <dd>
          <LocalizedText text={draft.legalBasis} />
        </dd>
        <dt>{words.compose.contact}</dt>
        <dd>{draft.contact}</dd>
      </dl>
    </section>
  );
}

function DraftActions({ draft }: Pick<Directive, "draft">): ReactNode {
  const { language, words } = useRoom();
  return (
    <ol className="plain">
      {draft.actions.map((action, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- an action has no name but its place
        <li key={at}>
          {action.when === undefined ? null : `${conditionText(action.when, language)}: `}
          <strong>{words.actionKind[action.kind]}</strong>{" "}
          {action.clock === undefined
            ? words.clockUnit.table
            : `${durationInWords(action.clock.duration, words, language)} (${words.clockStart[action.clock.start]})`}
          {action.note === undefined ? null : (
            <>
              {" · "}
              <LocalizedText text={action.note} />
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

function durationInWords(duration: Duration, words: Words, language: Language): string {
  if ("hours" in duration) return words.time.hours(duration.hours);
  if ("days" in duration) return words.time.days(duration.days);
  if ("workingDays" in duration) return words.time.workingDays(duration.workingDays);
  return "date" in duration ? kstDay(duration.date, language) : words.clockUnit.nextUpgrade;
}

/** The text of the issued document; `null` before the first issue. */
function textOf(document: unknown): { readonly ko: string; readonly en: string } | null {
  const text = (document as { readonly text?: { readonly ko?: unknown; readonly en?: unknown } } | null)
    ?.text;
  return typeof text?.ko === "string" && typeof text.en === "string" ? { ko: text.ko, en: text.en } : null;
}
