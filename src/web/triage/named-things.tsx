/** What a report names, as it was looked for in the source that it brings: what is missing first. Every text is a stranger's. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { ForeignText } from "#web/desk/foreign-text.tsx";

type NamedInReport = NonNullable<Output<"triageLook">["named"]>;

export function NamedThings({
  named: { files, whole, names },
}: {
  readonly named: NamedInReport;
}): ReactNode {
  const t = useTranslate();
  return (
    <details open={names.some(({ state }) => state === "missing")}>
      <summary>{t("triagePage.named", { files })}</summary>
      {whole ? null : <p className="quiet">{t("triagePage.namedCut")}</p>}
      <ul className="plain">
        {names.map(({ kind, name, line, state, lookedFor, near }) => (
          <li key={`${kind}${name}${line ?? ""}`}>
            <strong>{t(`triagePage.namedState.${state}`)}</strong> {t(`triagePage.namedKind.${kind}`)}{" "}
            <ForeignText text={line === null ? name : `${name}:${line}`} />{" "}
            {state === "exists" ? null : <NotFound lookedFor={lookedFor} near={near} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function NotFound({
  lookedFor,
  near,
}: Pick<NamedInReport["names"][number], "lookedFor" | "near">): ReactNode {
  const t = useTranslate();
  return (
    <span className="quiet">
      {lookedFor.length === 0 ? null : t("triagePage.lookedFor")} <ForeignText text={lookedFor.join(", ")} />{" "}
      {near.length === 0 ? null : t("triagePage.near")} <ForeignText text={near.join(", ")} />
    </span>
  );
}
