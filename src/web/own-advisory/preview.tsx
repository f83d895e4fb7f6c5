/** What the record would come out as: the page in both languages, and each format with the places that it cannot say. Asked of the room when the typing rests. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Output } from "#web/room/room-client.ts";
import { languageName } from "#web/language/language-name.ts";
import { placeText } from "#web/own-advisory/place-text.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Failure } from "#web/ui/room-action.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

type OwnDocuments = Output<"ownAdvisoryPreview">;
type ShownBlock = OwnDocuments["pages"][number]["sections"][number]["blocks"][number];

const restMilliseconds = 800;

type RoomPreview = {
  readonly preview: OwnDocuments | null;
  readonly failure: unknown;
  /** Whether the first answer is not there yet. */
  readonly isLoading: boolean;
  /** Shows a part of one page or format; everything else is left empty until the record changes. */
  readonly turnTo: (name: string, language: string, part: number) => void;
  readonly part: number;
  /** Whether one thing alone is there. */
  readonly isPartial: boolean;
};

/** The room's preview of a document, asked when it has not changed for a while. */
function usePreview(document: string): RoomPreview {
  const { client } = useRoom();
  const [preview, setPreview] = useState<OwnDocuments | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [part, setPart] = useState(1);
  const [isPartial, setIsPartial] = useState(false);
  const [isLoading, setIsLoading] = useState(true);
  const isFirst = useRef(true);
  const turnTo = (name: string, language: string, wanted: number): void => {
    const take = (answer: OwnDocuments): void => {
      setFailure(null);
      if (answer.pages.length === 0) return;
      setPreview(answer);
      setPart(wanted);
      setIsPartial(true);
    };
    const shown = { name, language, part: wanted };
    client.call("ownAdvisoryPreview", { document, shown }).then(take, setFailure);
  };
  useEffect(() => {
    const leaving = new AbortController();
    const ask = (): void => {
      isFirst.current = false;
      const take = (answer: OwnDocuments): void => {
        setFailure(null);
        setIsLoading(false);
        // A record that cannot be read while it is typed keeps the last preview.
        if (answer.pages.length === 0) return;
        setPreview(answer);
        setPart(1);
        setIsPartial(false);
      };
      client.call("ownAdvisoryPreview", { document }, leaving.signal).then(take, (thrown: unknown) => {
        if (leaving.signal.aborted) return;
        setFailure(thrown);
        setIsLoading(false);
      });
    };
    const timer = setTimeout(ask, isFirst.current ? 0 : restMilliseconds);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [client, document]);
  return { preview, failure, isLoading, turnTo, part, isPartial };
}

export function OwnPreview({ document }: { readonly document: string }): ReactNode {
  const t = useTranslate();
  const { preview, failure, isLoading, turnTo, part, isPartial } = usePreview(document);
  const [shown, setShown] = useState(`page ${t.language}`);
  const pages = preview?.pages ?? [];
  const formats = preview?.formats ?? [];
  const options = [
    ...pages.map(({ language }) => [
      `page ${language}`,
      `${t("ownAdvisoryPage.page")}, ${languageName(language, t.language)}`,
    ]),
    ...formats.map(({ name, language }) => [`${name} ${language}`, `${name.toUpperCase()} (${language})`]),
  ] as const;
  const format = formats.find(({ name, language }) => shown === `${name} ${language}`);
  const asked = pages.find(({ language }) => shown === `page ${language}`);
  const page = format === undefined ? (asked ?? pages[0]) : undefined;
  return (
    <section className="preview" aria-labelledby="own-preview">
      <h2 id="own-preview">{t("ownAdvisoryPage.preview")}</h2>
      <Failure of={failure} />
      {isLoading ? <output className="loading block">{t("ui.loading")}</output> : null}
      {options.length === 0 ? null : (
        <label>
          {t("ownAdvisoryPage.previewOf")}{" "}
          <select
            value={shown}
            onChange={({ target: { value } }) => {
              setShown(value);
              const [name = "", language = ""] = value.split(" ");
              if (isPartial) turnTo(name, language, 1);
            }}
          >
            {options.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {page === undefined ? null : <Page page={page} />}
      {format === undefined ? null : <Format format={format} />}
      <Parts
        part={part}
        parts={(page ?? format)?.parts ?? 1}
        onTurn={(wanted) =>
          turnTo(page === undefined ? (format?.name ?? "") : "page", (page ?? format)?.language ?? "", wanted)
        }
      />
    </section>
  );
}

type PartsProps = { readonly part: number; readonly parts: number; readonly onTurn: (part: number) => void };

/** Which part is shown, and the way to the others. */
function Parts({ part, parts, onTurn }: PartsProps): ReactNode {
  const t = useTranslate();
  if (parts <= 1) return null;
  return (
    <p className="actions">
      <output>{t("ownAdvisoryPage.part", { part, parts })}</output>
      <button type="button" className="small" disabled={part <= 1} onClick={() => onTurn(part - 1)}>
        {t("ownAdvisoryPage.partBefore")}
      </button>
      <button type="button" className="small" disabled={part >= parts} onClick={() => onTurn(part + 1)}>
        {t("ownAdvisoryPage.partAfter")}
      </button>
    </p>
  );
}

function Page({ page }: { readonly page: OwnDocuments["pages"][number] }): ReactNode {
  return (
    <article lang={page.language} className="card">
      <h3>{page.title}</h3>
      {page.sections.map(({ heading, blocks }) => (
        <section key={heading}>
          <h4>{heading}</h4>
          {blocks.map((block, at) => (
            <BlockView key={`${heading} ${String(at)}`} block={block} name={heading} />
          ))}
        </section>
      ))}
    </article>
  );
}

function BlockView({ block, name }: { readonly block: ShownBlock; readonly name: string }): ReactNode {
  if (block.kind === "paragraphs")
    return block.lines.map((line, at) => (
      <p key={`${String(at)} ${line}`} className="letter">
        {line}
      </p>
    ));
  if (block.kind === "list")
    return (
      <ul>
        {block.items.map(({ text, code, url }, at) => (
          <li key={`${String(at)} ${text}`}>
            {text} {code === null ? null : <code>{code}</code>}{" "}
            {url === null ? null : <span className="code">{url}</span>}
          </li>
        ))}
      </ul>
    );
  return (
    <Scroll label={name}>
      <table>
        <thead>
          <tr>
            {block.head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((cells, at) => (
            <tr key={`${String(at)} ${cells.join(" ")}`}>
              {cells.map((cell, n) => (
                <td key={block.head[n]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Format({ format }: { readonly format: OwnDocuments["formats"][number] }): ReactNode {
  const t = useTranslate();
  const name = format.name.toUpperCase();
  if (format.text === null)
    return <p>{t(`ownAdvisoryPage.needs.${format.needs ?? "product"}`, { format: name })}</p>;
  return (
    <>
      {format.omitted.length === 0 ? (
        <p>{t("ownAdvisoryPage.omittedNone", { format: name })}</p>
      ) : (
        <>
          <p id="own-omitted">{t("ownAdvisoryPage.omitted", { format: name })}</p>
          <ul aria-labelledby="own-omitted">
            {format.omitted.map((place) => (
              <li key={place}>{placeText(place, t)}</li>
            ))}
            {format.omittedCount > format.omitted.length ? (
              <li>
                {t("ownAdvisoryPage.omittedMore", { count: format.omittedCount - format.omitted.length })}
              </li>
            ) : null}
          </ul>
        </>
      )}
      <Scroll label={name}>
        <pre className="code">{format.text}</pre>
      </Scroll>
    </>
  );
}
