/** What lead authorities whose keys are not in the room have to sign of the publication: what changes, the words to compare, the file, and where it is brought back. */
import type { ReactNode } from "react";
import { FileToSign } from "#web/directive/signing/file-to-sign.tsx";
import { pickText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { Output } from "#web/room/room-client.ts";
import { useEndpoint } from "#web/ui/endpoint-query.tsx";
import { QuerySection } from "#web/ui/query-section.tsx";
import { Field } from "#web/ui/field.tsx";
import { When } from "#web/ui/instant.tsx";
import { OfficeName } from "#web/ui/office-name.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type Waiting = Output<"publicationRoleList">["roles"][number];

export function PublicationRoles(): ReactNode {
  const { client, session } = useRoom();
  return session !== null && client.allows("publicationRoleList", session.role) ? <WaitingRoles /> : null;
}

function WaitingRoles(): ReactNode {
  const t = useTranslate();
  const query = useEndpoint("publicationRoleList", {});
  return (
    <QuerySection
      query={query}
      id="publication-roles"
      title={t("publicationRoles.title")}
      isNone={({ roles }) => roles.length === 0}
    >
      {({ roles }) => (
        <>
          <p className="hint">{t("publicationRoles.what")}</p>
          {roles.map((waiting) => (
            <OneRole key={waiting.office} waiting={waiting} again={query.reload} />
          ))}
        </>
      )}
    </QuerySection>
  );
}

type OneProps = { readonly waiting: Waiting; readonly again: () => void };

function OneRole({ waiting, again }: OneProps): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  const { office, version, since, words, signed, threshold, changes, more, file } = waiting;
  return (
    <article aria-label={office}>
      <h3>
        <OfficeName office={office} />
      </h3>
      <output>
        {t("publicationRoles.progress", { signed, threshold })} <When at={since} />
      </output>
      <ul className="plain code">
        {changes.map(({ path, sha256, change }) => (
          <li key={path}>
            {t(`publicationRoles.change.${changeNames[change]}`)} {path} {sha256.slice(0, 16)}
          </li>
        ))}
      </ul>
      {more === 0 ? null : <p>{t("publicationRoles.more", { count: more })}</p>}
      <dl>
        <dt>{t("signingPart.words")}</dt>
        <dd className="code">{pickText(words, language)}</dd>
      </dl>
      <FileToSign
        file={file}
        name={`directives-${office}-${version}.json`}
        how={t("publicationRoles.howTo")}
      />
      <BringRole office={office} again={again} />
    </article>
  );
}

const changeNames = { "+": "added", "~": "changed", "-": "gone" } as const;

function BringRole({ office, again }: { readonly office: string; readonly again: () => void }): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const act = useRoomAction();
  async function bring(brought: File | undefined): Promise<void> {
    if (brought === undefined) return;
    const done = await act.run(async () => {
      await client.call("publicationRoleBring", { office, file: await brought.text() });
    });
    if (done) again();
  }
  return (
    <>
      <Field
        pointer={`/role/${office}`}
        label={t("signingPart.bring")}
        hint={t("publicationRoles.bringHint")}
      >
        <input
          type="file"
          accept=".json,application/json"
          disabled={act.busy}
          onChange={(event) => void bring(event.target.files?.[0])}
        />
      </Field>
      <Failure of={act.failure} findings />
    </>
  );
}
