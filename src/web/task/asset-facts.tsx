/** Stating what holds for the organisation's systems, for all of them at once: with it the room can tell it apart from the worst case. */
import { type ReactNode, useState } from "react";
import type { Output } from "#web/room/room-client.ts";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { factValues } from "#core/rules/fact-values.ts";
import { Choice } from "#web/ui/choice.tsx";
import { Field } from "#web/ui/field.tsx";
import { When } from "#web/ui/instant.tsx";

type AssetFactsOutput = Output<"assetFactsRead">;
const names = ["exposed", "assetClass", "humanImpact", "highValue"] as const;

export function AssetFacts(): ReactNode {
  const t = useTranslate();
  const asked = useEndpoint("assetFactsRead", {});
  return (
    <section className="card" aria-labelledby="asset-facts">
      <h2 id="asset-facts">{t("taskPage.assetFacts.title")}</h2>
      <p>{t("taskPage.assetFacts.hint")}</p>
      <QueryResult query={asked}>
        {(stated) => <FactsForm key={stated.statedAt} stated={stated} again={asked.reload} />}
      </QueryResult>
    </section>
  );
}

type FactsFormProps = { readonly stated: AssetFactsOutput; readonly again: () => void };

function FactsForm({ stated, again }: FactsFormProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [facts, setFacts] = useState<Readonly<Record<string, string>>>({ ...stated.facts });
  const act = useRoomAction();
  async function state(): Promise<void> {
    const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ""));
    if (await act.run(async () => await client.call("assetFactsState", known))) again();
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void state();
      }}
    >
      {names.map((name) => (
        <Field key={name} pointer={`/${name}`} label={t(`values.fact.${name}`)}>
          <Choice
            values={["", ...factValues[name]]}
            label={(value) => t.find(`values.factValue.${value}`) ?? t("taskPage.assetFacts.unknown")}
            value={facts[name] ?? ""}
            onChange={(value) => setFacts((before) => ({ ...before, [name]: value }))}
          />
        </Field>
      ))}
      <Failure of={act.failure} />
      <p className="quiet" aria-live="polite">
        {stated.statedAt === null ? (
          t("taskPage.assetFacts.never")
        ) : (
          <>
            {t("taskPage.assetFacts.at")} <When at={stated.statedAt} />
          </>
        )}
      </p>
      <button type="submit" disabled={act.busy}>
        {t("taskPage.assetFacts.state")}
      </button>
    </form>
  );
}
