/** Beside the form: whom the scope selects now, the text in both languages, example deadlines. */
import type { ReactNode } from "react";
import { sectors, tiers } from "#core/actor.ts";
import { Failure } from "#web/room/room-action.tsx";
import type { Preview } from "#web/directive/preview.ts";
import { DeadlineList } from "#web/directive/deadlines.tsx";
import { useRoom } from "#web/shell/room-context.tsx";

type PreviewPanelProps = { readonly preview: Preview | null; readonly pending: boolean };

export function PreviewPanel({ preview, pending }: PreviewPanelProps): ReactNode {
  const { words } = useRoom();
  const judged = preview?.judged ?? null;
  return (
    <section className="preview" aria-labelledby="preview-title" aria-busy={pending}>
      <h2 id="preview-title">{words.compose.preview}</h2>
      <Failure of={preview?.failure ?? null} />
      <output className="selected block">
        {judged === null ? words.compose.notYet : words.compose.selects(judged.selected.total)}
      </output>
      {judged === null ? null : (
        <>
          <Selected
            words={words.tier}
            order={tiers}
            counts={judged.selected.byTier}
            label={words.picture.byTier}
          />
          <Selected
            words={words.sector}
            order={sectors}
            counts={judged.selected.bySector}
            label={words.picture.bySector}
          />
          <BilingualDirectiveText text={judged.text} />
          <DeadlineList deadlines={judged.deadlines} />
        </>
      )}
    </section>
  );
}

type SelectedProps<K extends string> = {
  readonly label: string;
  readonly order: readonly K[];
  readonly words: Readonly<Record<K, string>>;
  readonly counts: Readonly<Record<string, number>>;
};

function Selected<K extends string>({ label, order, words, counts }: SelectedProps<K>): ReactNode {
  const present = order.filter((each) => (counts[each] ?? 0) > 0);
  if (present.length === 0) return null;
  return (
    <dl className="chips" aria-label={label}>
      {present.map((each) => (
        <div key={each}>
          <dt>{words[each]}</dt>
          <dd>{counts[each]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The directive as it will be read, in both languages at once: they come from the same fields. */
export function BilingualDirectiveText({
  text,
}: {
  readonly text: { readonly ko: string; readonly en: string };
}): ReactNode {
  const { words } = useRoom();
  return (
    <div className="letters">
      {(["ko", "en"] as const).map((language) => (
        <article key={language} aria-label={words.languageName[language]}>
          <h3>{words.languageName[language]}</h3>
          <p className="letter" lang={language}>
            {text[language]}
          </p>
        </article>
      ))}
    </div>
  );
}
