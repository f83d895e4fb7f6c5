/** What a directive says: the issued text in every language, or the draft's fields, and the advisories it rests on. */
import { capitalized } from "#messages/render/list.ts";
import { spanText } from "#messages/render/clock.ts";
import type { ReactNode } from "react";
import { conditionText } from "#messages/render/condition.ts";
import { DirectiveTexts } from "#web/directive/preview-panel.tsx";
import type { Directive } from "#web/directive/directive-output.ts";
import { paths } from "#web/shell/paths.ts";
import { LocalizedText, useTranslate } from "#web/room/room-context.tsx";
import { Link } from "#web/shell/router.tsx";
import { kstDay } from "#web/ui/time-text.ts";

export function DirectiveText({ directive }: { readonly directive: Directive }): ReactNode {
  const t = useTranslate();
  const { draft } = directive;
  const text = textOf(directive.document);
  return (
    <section className="card" aria-labelledby="directive-text">
      <h2 id="directive-text">{t("directivePage.text")}</h2>
      {text === null ? null : <DirectiveTexts text={text} />}
      <dl className="terms">
        <dt>{t("composePage.advisories")}</dt>
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
        <dt>{t("composePage.scope")}</dt>
        <dd>
          <code>{draft.scope}</code>
        </dd>
        <dt>{t("composePage.rulePack")}</dt>
        <dd className="code">{draft.rulePack}</dd>
        {draft.procedure === undefined ? null : (
          <>
            <dt>{t("composePage.procedure")}</dt>
            <dd className="code">{draft.procedure}</dd>
          </>
        )}
        {draft.until === undefined ? null : (
          <>
            <dt>{t("composePage.until")}</dt>
            <dd>{kstDay(draft.until, t)}</dd>
          </>
        )}
        <dt>{t("composePage.what")}</dt>
        <dd>
          <DraftActions draft={draft} />
        </dd>
        <dt>{t("composePage.legalBasis")}</dt>
        <dd>
          <LocalizedText text={draft.legalBasis} />
        </dd>
        <dt>{t("composePage.contact")}</dt>
        <dd>{draft.contact}</dd>
      </dl>
    </section>
  );
}

function DraftActions({ draft }: Pick<Directive, "draft">): ReactNode {
  const t = useTranslate();
  return (
    <ol className="plain">
      {draft.actions.map((action, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- an action has no name but its place
        <li key={at}>
          {action.when === undefined ? null : `${conditionText(action.when, t)}: `}
          <strong>{capitalized(t(`label.actionKind.${action.kind}`))}</strong>{" "}
          {action.clock === undefined
            ? t("values.clockUnit.table")
            : `${spanText(action.clock.duration, t)} (${t("directive.action.from", { start: t(`label.clockStart.${action.clock.start}`) })})`}
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

/** The text of the issued document by language; `null` before the first issue. */
function textOf(document: unknown): Readonly<Record<string, string>> | null {
  const { text } = (document ?? {}) as { readonly text?: Readonly<Record<string, unknown>> };
  const texts = Object.entries(text ?? {}).flatMap(([tag, said]) =>
    typeof said === "string" ? [[tag, said] as const] : [],
  );
  return texts.length === 0 ? null : Object.fromEntries(texts);
}
