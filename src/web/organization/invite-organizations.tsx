/** A link for each organisation that nobody signs in for yet, saved as a table for a mail merge. The links are nowhere else. */
import { type ReactNode, useState } from "react";
import { csvText } from "#core/input/csv-text.ts";
import type { Output } from "#web/room/room-client.ts";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Choice } from "#web/ui/choice.tsx";
import { Field } from "#web/ui/field.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

const lives = ["3", "7", "14", "30"] as const;

export function InviteOrganizations(): ReactNode {
  const { client, language } = useRoom();
  const t = useTranslate();
  const act = useRoomAction();
  const [days, setDays] = useState<(typeof lives)[number]>("14");
  const [made, setMade] = useState<number | null>(null);
  async function invite(): Promise<void> {
    await act.run(async () => {
      const merge = await client.call("invitationMerge", { days: Number(days) });
      setMade(merge.invitations.length);
      if (merge.invitations.length > 0) save(mergeTable(merge, language));
    });
  }
  return (
    <section className="card" aria-labelledby="merge">
      <h2 id="merge">{t("organizationPage.invite")}</h2>
      <p>{t("organizationPage.inviteLead")}</p>
      <Field pointer="/days" label={t("organizationPage.life")}>
        <Choice
          values={lives}
          label={(value) => t("tokenPage.days", { days: Number(value) })}
          value={days}
          onChange={setDays}
        />
      </Field>
      <Failure of={act.failure} />
      <button type="button" disabled={act.busy} onClick={() => void invite()}>
        {t("organizationPage.merge")}
      </button>
      {made === null ? null : (
        <Notice kind="done" says="status">
          <p>{t("organizationPage.merged", { links: made })}</p>
        </Notice>
      )}
    </section>
  );
}

function mergeTable({ expires, invitations }: Output<"invitationMerge">, language: string): string {
  const header = ["organization", "name", "email", "phone", "link", "expires"];
  const rows = invitations.map(({ organization, name, contacts, link }) => {
    const contact = (kind: string): string => contacts.find((one) => one.kind === kind)?.value ?? "";
    return [organization, pickText(name, language), contact("email"), contact("phone"), link, expires];
  });
  return csvText(header, rows);
}

/** Saves the table as a file; the mark at its head tells spreadsheets that it is UTF-8. */
function save(table: string): void {
  const url = URL.createObjectURL(new Blob(["\ufeff", table], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "invitations.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
