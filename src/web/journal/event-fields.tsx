/** An entry of the journal in words: what happened, and the fields that the reader may see. */
import { Fragment, type ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { When } from "#web/ui/instant.tsx";

type JournalLine = Output<"journalRead">["entries"][number];

/** The kind of an event and its fields; the names of those that the reader may not see, so that nobody takes them for empty. */
export function EventFields({ of }: { readonly of: JournalLine }): ReactNode {
  const t = useTranslate();
  const { kind, ...fields } = of.fact as { readonly kind: string } & Readonly<Record<string, unknown>>;
  const shown = Object.entries(fields).map(
    ([name, value]) => [name, <Value key={name} of={value} />] as const,
  );
  const hidden = of.withheld.map((name) => [name, t("journalPage.withheld")] as const);
  return (
    <>
      <strong>{t.find(`journalEvent.kind.${kind.replace(".", "-")}`) ?? kind}</strong>{" "}
      <span className="breaks quiet">
        {[...shown, ...hidden].map(([name, value], at) => (
          <Fragment key={name}>
            {at === 0 ? "" : " · "}
            {t.find(`journalEvent.field.${name}`) ?? name}: {value}
          </Fragment>
        ))}
      </span>
    </>
  );
}

const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/;

function Value({ of }: { readonly of: unknown }): ReactNode {
  const t = useTranslate();
  if (of === null || of === "") return t("ui.none");
  if (typeof of === "string" && instant.test(of)) return <When at={of} />;
  if (typeof of === "boolean") return t(`journalEvent.value.${of}`);
  if (typeof of === "number") return of;
  if (typeof of === "string") return <span translate="no">{t.find(`masthead.role.${of}`) ?? of}</span>;
  const parts = Array.isArray(of) ? of.map((one) => ["", one] as const) : Object.entries(of as object);
  if (parts.length === 0) return t("ui.none");
  return parts.map(([name, value], at) => (
    <Fragment key={`${at} ${name}`}>
      {at === 0 ? "" : ", "}
      {name === "" ? "" : `${t.find(`journalEvent.field.${name}`) ?? name} `}
      <Value of={value} />
    </Fragment>
  ));
}
