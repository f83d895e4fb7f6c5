/** All directives that the reader may see, newest first. */
import { type ReactNode, useState } from "react";
import type { TextByLanguage } from "#core/text.ts";
import { directiveStates } from "#core/directive/directive.ts";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import type { Input, Output } from "#web/room/room-client.ts";
import { stateTones } from "#web/directive/tones.ts";
import { OfficeNotices } from "#web/directive/signing/office-notices.tsx";
import { PublicationRoles } from "#web/directive/signing/publication-roles.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { paths } from "#web/shell/paths.ts";
import { LocalizedText, useRoom, useTranslate } from "#web/room/room-context.tsx";
import { Link, go, useAddress } from "#web/shell/router.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { DrillMark } from "#web/ui/drill-mark.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Scroll } from "#web/ui/scroll.tsx";
import { When } from "#web/ui/instant.tsx";

type List = Output<"directiveList">;

export function DirectivesPage(): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  const wanted = useAddress().searchParams.get("state");
  const state = directiveStates.find((each) => each === wanted);
  const asked = useEndpoint("directiveList", state === undefined ? {} : { state });
  const mayDraft = session !== null && client.allows("directiveDraft", session.role);
  return (
    <>
      <PageHeading
        title={t("directiveList.title")}
        actions={
          mayDraft ? (
            <Link to={paths.directiveNew()} className="button primary">
              {t("directiveList.compose")}
            </Link>
          ) : undefined
        }
      />
      <PublicationRoles />
      <OfficeNotices />
      <p className="field inline">
        <label htmlFor="state">{t("directiveList.state")}</label>
        <select
          id="state"
          value={state ?? ""}
          onChange={(event) => go(paths.directives(event.target.value || undefined), { replace: true })}
        >
          <option value="">{t("directiveList.all")}</option>
          {directiveStates.map((each) => (
            <option key={each} value={each}>
              {t(`values.state.${each}`)}
            </option>
          ))}
        </select>
      </p>
      <QueryResult query={asked}>
        {(first) => (
          <DirectiveTable key={state ?? ""} first={first} filter={state === undefined ? {} : { state }} />
        )}
      </QueryResult>
    </>
  );
}

type DirectiveTableProps = { readonly first: List; readonly filter: Input<"directiveList"> };

function DirectiveTable({ first, filter }: DirectiveTableProps): ReactNode {
  const { client } = useRoom();
  const t = useTranslate();
  const [more, setMore] = useState<readonly List[]>([]);
  const act = useRoomAction();
  const pages = [first, ...more];
  const items = pages.flatMap((page) => page.items);
  const { result: offices } = useEndpoint("officeList", {});
  const names = new Map(
    offices.state === "ready" ? offices.value.offices.map(({ id, name }) => [id, name] as const) : [],
  );
  const next = pages.at(-1)?.next;
  if (items.length === 0) return <p className="empty">{t("directiveList.none")}</p>;
  return (
    <>
      <Scroll label={t("directiveList.title")}>
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t("directiveList.directive")}</th>
              <th scope="col">{t("directiveList.state")}</th>
              <th scope="col">{t("directiveList.force")}</th>
              <th scope="col">{t("directiveList.office")}</th>
              <th scope="col">{t("directiveList.issued")}</th>
              <th scope="col">{t("directiveList.updated")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <DirectiveRow key={item.id} item={item} office={names.get(item.office)} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <Failure of={act.failure} />
      {next === undefined ? null : (
        <button
          type="button"
          disabled={act.busy}
          onClick={() =>
            void act.run(async () => {
              const page = await client.call("directiveList", { ...filter, after: next });
              setMore((before) => [...before, page]);
            })
          }
        >
          {t("ui.more")}
        </button>
      )}
    </>
  );
}

type RowProps = { readonly item: List["items"][number]; readonly office: TextByLanguage | undefined };

function DirectiveRow({ item, office }: RowProps): ReactNode {
  const t = useTranslate();
  return (
    <tr>
      <th scope="row">
        <DrillMark drill={item.drill} before={item.title} />
        <Link to={paths.directive(item.id)}>
          <LocalizedText text={item.title} />
        </Link>
        <br />
        <span className="code quiet">{item.id}</span>
      </th>
      <td>
        <Badge tone={stateTones[item.state]}>{t(`values.state.${item.state}`)}</Badge>{" "}
        {item.revision > 1 ? (
          <span className="quiet">{t("directivePage.revision", { revision: item.revision })}</span>
        ) : null}
      </td>
      <td>{item.binding ? t("directivePage.binding") : t("directivePage.advised")}</td>
      <td>{office === undefined ? item.office : <LocalizedText text={office} />}</td>
      <td>
        {item.issuedAt === null ? <span className="quiet">{t("ui.none")}</span> : <When at={item.issuedAt} />}
      </td>
      <td>
        <When at={item.updatedAt} />
      </td>
    </tr>
  );
}
