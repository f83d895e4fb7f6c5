/** What an advisory is about and who publishes it: its texts, its other names, its references and whom it thanks. */
import type { ReactNode } from "react";
import { creditKinds, referenceKinds } from "#core/publish/own-advisory.ts";
import { BothLanguages } from "#web/own-advisory/both-languages.tsx";
import { Add, Line, Lines, OneOf, Remove, replaced, without } from "#web/own-advisory/controls.tsx";
import type { PartOfForm } from "#web/own-advisory/part-of-form.ts";
import { useTranslate } from "#web/room/room-context.tsx";

export function AboutFields({ form, findings, onChange }: PartOfForm): ReactNode {
  const t = useTranslate();
  const last = form.history.length - 1;
  return (
    <fieldset className="card">
      <legend>{t("ownAdvisoryPage.about")}</legend>
      <BothLanguages
        pointer="/title"
        label={t("ownAdvisoryPage.name")}
        value={form.title}
        findings={findings}
        onChange={(title) => onChange({ title })}
      />
      <BothLanguages
        pointer="/overview"
        label={t("ownAdvisoryPage.overview")}
        value={form.overview}
        findings={findings}
        rows={3}
        onChange={(overview) => onChange({ overview })}
      />
      <BothLanguages
        pointer="/description"
        label={t("ownAdvisoryPage.description")}
        value={form.description}
        findings={findings}
        rows={8}
        onChange={(description) => onChange({ description })}
      />
      <BothLanguages
        pointer={`/history/${last}/changed`}
        label={t("ownAdvisoryPage.changed")}
        value={form.history[last]?.changed ?? {}}
        findings={findings}
        onChange={(changed) =>
          onChange({ history: form.history.map((one, n) => (n === last ? { ...one, changed } : one)) })
        }
      />
      <Lines
        pointer="/aliases"
        label={t("ownAdvisoryPage.aliases")}
        findings={findings}
        value={form.aliases}
        onChange={(aliases) => onChange({ aliases })}
      />
    </fieldset>
  );
}

export function ReferenceFields({ form, findings, onChange }: PartOfForm): ReactNode {
  const t = useTranslate();
  const { references } = form;
  return (
    <fieldset className="card">
      <legend>{t("ownAdvisoryPage.references")}</legend>
      {references.map((one, at) => (
        <div className="row" key={`reference ${String(at)}`}>
          <Line
            pointer={`/references/${at}/url`}
            label={t("ownAdvisoryPage.url")}
            findings={findings}
            code
            value={one.url}
            onChange={(url) => onChange({ references: replaced(references, at, { ...one, url }) })}
          />
          <Line
            pointer={`/references/${at}/title`}
            label={t("ownAdvisoryPage.referenceTitle")}
            findings={findings}
            value={one.title}
            onChange={(title) => onChange({ references: replaced(references, at, { ...one, title }) })}
          />
          <OneOf
            pointer={`/references/${at}/kind`}
            label={t("ownAdvisoryPage.kind")}
            findings={findings}
            value={one.kind}
            options={referenceKinds.map(
              (kind) => [kind, t(`ownAdvisoryPage.referenceKind.${kind}`)] as const,
            )}
            onChange={(kind) => onChange({ references: replaced(references, at, { ...one, kind }) })}
          />
          <Remove name={one.url} onRemove={() => onChange({ references: without(references, at) })} />
        </div>
      ))}
      <Add
        label={t("ownAdvisoryPage.addReference")}
        onAdd={() => onChange({ references: [...references, { kind: "web", url: "", title: "" }] })}
      />
    </fieldset>
  );
}

export function CreditFields({ form, findings, onChange }: PartOfForm): ReactNode {
  const t = useTranslate();
  const { credits } = form;
  return (
    <fieldset className="card">
      <legend>{t("ownAdvisoryPage.credits")}</legend>
      {credits.map((one, at) => (
        <div className="row" key={`credit ${String(at)}`}>
          <Line
            pointer={`/credits/${at}/name`}
            label={t("ownAdvisoryPage.creditName")}
            findings={findings}
            value={one.name}
            onChange={(name) => onChange({ credits: replaced(credits, at, { ...one, name }) })}
          />
          <OneOf
            pointer={`/credits/${at}/kind`}
            label={t("ownAdvisoryPage.kind")}
            findings={findings}
            value={one.kind}
            options={creditKinds.map((kind) => [kind, t(`ownAdvisoryPage.creditKind.${kind}`)] as const)}
            onChange={(kind) => onChange({ credits: replaced(credits, at, { ...one, kind }) })}
          />
          <Remove name={one.name} onRemove={() => onChange({ credits: without(credits, at) })} />
        </div>
      ))}
      <Add
        label={t("ownAdvisoryPage.addCredit")}
        onAdd={() => onChange({ credits: [...credits, { name: "", kind: "finder" }] })}
      />
    </fieldset>
  );
}

export function PublisherFields({ form, findings, onChange }: PartOfForm): ReactNode {
  const t = useTranslate();
  const { publisher } = form;
  return (
    <fieldset className="card">
      <legend>{t("ownAdvisoryPage.publisher")}</legend>
      <div className="row">
        <Line
          pointer="/publisher/name"
          label={t("ownAdvisoryPage.publisherName")}
          findings={findings}
          value={publisher.name}
          onChange={(name) => onChange({ publisher: { ...publisher, name } })}
        />
        <Line
          pointer="/publisher/namespace"
          label={t("ownAdvisoryPage.namespace")}
          findings={findings}
          code
          value={publisher.namespace}
          onChange={(namespace) => onChange({ publisher: { ...publisher, namespace } })}
        />
      </div>
      <BothLanguages
        pointer="/publisher/contact"
        label={t("ownAdvisoryPage.contact")}
        value={publisher.contact}
        findings={findings}
        onChange={(contact) => onChange({ publisher: { ...publisher, contact } })}
      />
    </fieldset>
  );
}
