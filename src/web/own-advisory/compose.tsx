/** The form of an advisory with its preview beside it. What is wrong stands at its field at once: the browser judges by the same functions as the room. */
import { type ReactNode, useMemo, useState } from "react";
import type { Finding } from "#core/problem.ts";
import { OwnFindings } from "#web/own-advisory/findings.tsx";
import { documentOf, findingsOf, type OwnForm, withProducts } from "#web/own-advisory/form.ts";
import { OwnPreview } from "#web/own-advisory/preview.tsx";
import { ProductFields } from "#web/own-advisory/product-fields.tsx";
import { RemedyFields } from "#web/own-advisory/remedy-fields.tsx";
import { SeverityFields } from "#web/own-advisory/severity-fields.tsx";
import {
  AboutFields,
  CreditFields,
  PublisherFields,
  ReferenceFields,
} from "#web/own-advisory/text-fields.tsx";
import { useTranslate } from "#web/room/room-context.tsx";
import { RoomError } from "#web/room/room-error.ts";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type ComposeProps = {
  readonly start: OwnForm;
  readonly underEmbargo: boolean;
  /** Keeps the document at the room and goes on from there. */
  readonly keep: (document: string) => Promise<void>;
};

export function ComposeAdvisory({ start, underEmbargo, keep }: ComposeProps): ReactNode {
  const t = useTranslate();
  const [form, setForm] = useState(start);
  const saving = useRoomAction();
  const document = documentOf(form);
  const own = useMemo(() => findingsOf(document), [document]);
  const declined = saving.failure instanceof RoomError ? saving.failure.findings : [];
  const findings = dedupe([...own, ...declined]);
  const part = {
    form,
    findings,
    onChange: (changed: Partial<OwnForm>) => {
      setForm((before) => ({ ...before, ...changed }));
      saving.forget();
    },
  };
  return (
    <div className="composer">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void saving.run(async () => await keep(document));
        }}
      >
        <AboutFields {...part} />
        <ProductFields
          products={form.products}
          findings={findings}
          onChange={(products) => part.onChange(withProducts(form, products))}
        />
        <SeverityFields {...part} />
        <RemedyFields {...part} />
        <ReferenceFields {...part} />
        <CreditFields {...part} />
        <PublisherFields {...part} />
        <OwnFindings findings={findings} underEmbargo={underEmbargo} />
        <Failure of={saving.failure} />
        <div className="actions sticky">
          <button type="submit" className="primary" disabled={saving.busy}>
            {t("ownAdvisoryPage.save")}
          </button>
        </div>
      </form>
      <OwnPreview document={document} />
    </div>
  );
}

function dedupe(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((one) => [`${one.at} ${one.code} ${one.about ?? ""}`, one])).values()];
}
