/** Beside the form: whom the scope selects now, the text in every language, example deadlines. */
import { languageName } from "#web/language/language-name.ts";
import { useTerms } from "#web/room/topology.ts";
import type { ReactNode } from "react";
import { Failure } from "#web/ui/room-action.tsx";
import type { Preview } from "#web/directive/preview.ts";
import { DeadlineList } from "#web/directive/deadlines.tsx";
import { LocalizedText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { paths } from "#web/shell/paths.ts";
import { Link } from "#web/shell/router.tsx";
import { Notice } from "#web/ui/notice.tsx";

type PreviewPanelProps = { readonly preview: Preview | null; readonly pending: boolean };

export function PreviewPanel({ preview, pending }: PreviewPanelProps): ReactNode {
  const t = useTranslate();
  const judged = preview?.judged ?? null;
  return (
    <section className="preview" aria-labelledby="preview-title" aria-busy={pending}>
      <h2 id="preview-title">{t("composePage.preview")}</h2>
      <Failure of={preview?.failure ?? null} />
      <output className="selected block">
        {judged === null
          ? t(pending ? "ui.loading" : "composePage.notYet")
          : t("composePage.selects", { count: judged.selected.total })}
      </output>
      {judged === null ? null : (
        <>
          <SameAdvisory directives={judged.sameAdvisory} />
          <Selected attribute="tier" counts={judged.selected.byTier} label={t("picturePage.byTier")} />
          <Selected attribute="sector" counts={judged.selected.bySector} label={t("picturePage.bySector")} />
          <DirectiveTexts text={judged.text} />
          <DeadlineList deadlines={judged.deadlines} />
        </>
      )}
    </section>
  );
}

type SameAdvisoryProps = {
  readonly directives: NonNullable<Preview["judged"]>["sameAdvisory"];
};

/** Directives about the same advisories that are there already: one that is asked for twice is answered twice. */
function SameAdvisory({ directives }: SameAdvisoryProps): ReactNode {
  const t = useTranslate();
  if (directives.length === 0) return null;
  return (
    <Notice kind="warning" says="status">
      {directives.map(({ directive, title, state }) => (
        <p key={directive}>
          {t("composePage.sameAdvisory", { directive, state: t(`values.state.${state}`) })}{" "}
          <Link to={paths.directive(directive)}>
            <LocalizedText text={title} />
          </Link>
        </p>
      ))}
    </Notice>
  );
}

type SelectedProps = {
  readonly label: string;
  readonly attribute: "tier" | "sector";
  readonly counts: Readonly<Record<string, number>>;
};

function Selected({ label, attribute, counts }: SelectedProps): ReactNode {
  const terms = useTerms();
  const present = terms.ids(attribute, Object.keys(counts)).filter((each) => (counts[each] ?? 0) > 0);
  if (present.length === 0) return null;
  return (
    <dl className="chips" aria-label={label}>
      {present.map((each) => (
        <div key={each}>
          <dt>{terms.name(attribute, each)}</dt>
          <dd>{counts[each]}</dd>
        </div>
      ))}
    </dl>
  );
}

type DirectiveTextsProps = { readonly text: Readonly<Record<string, string>> };

/** The directive as it will be read, in all its languages at once: they come from the same fields. */
export function DirectiveTexts({ text }: DirectiveTextsProps): ReactNode {
  const { language: readersLanguage } = useRoom();
  const texts = Object.entries(text);
  const ownFirst = texts.toSorted(
    ([a], [b]) => Number(b === readersLanguage) - Number(a === readersLanguage),
  );
  return (
    <div className="letters">
      {ownFirst.map(([language, words]) => (
        <article key={language} aria-label={languageName(language, readersLanguage)}>
          <h3>{languageName(language, readersLanguage)}</h3>
          <p className="letter" lang={language}>
            {words}
          </p>
        </article>
      ))}
    </div>
  );
}
