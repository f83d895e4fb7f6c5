/** All directives that the reader may see, newest first. */
import { type ReactNode, useState } from "react";
import { directiveStates } from "#core/directive/directive.ts";
import { Failure, useRoomAction } from "#web/room/room-action.tsx";
import type { Input, Output } from "#web/room/room-client.ts";
import { stateTones } from "#web/directive/tones.ts";
import { QueryResult, useEndpoint } from "#web/room/endpoint-query.tsx";
import { paths } from "#web/shell/paths.ts";
import { LocalizedText, useRoom } from "#web/shell/room-context.tsx";
import { Link, go, useAddress } from "#web/shell/router.tsx";
import { Badge } from "#web/ui/badge.tsx";
import { DrillMark } from "#web/ui/drill-mark.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Scroll } from "#web/ui/scroll.tsx";
import { When } from "#web/ui/instant.tsx";

type List = Output<"directiveList">;

export function DirectivesPage(): ReactNode {
  const { client, session, words } = useRoom();
  const wanted = useAddress().searchParams.get("state");
  const state = directiveStates.find((each) => each === wanted);
  const asked = useEndpoint("directiveList", state === undefined ? {} : { state });
  const mayDraft = session !== null && client.allows("directiveDraft", session.role);
  return (
    <>
      <PageHeading
        title={words.directives.title}
        actions={
          mayDraft ? (
            <Link to={paths.directiveNew()} className="button primary">
              {words.directives.compose}
            </Link>
          ) : undefined
        }
      />
      <p className="field inline">
        <label htmlFor="state">{words.directives.state}</label>
        <select
          id="state"
          value={state ?? ""}
          onChange={(event) => go(paths.directives(event.target.value || undefined), { replace: true })}
        >
          <option value="">{words.directives.all}</option>
          {directiveStates.map((each) => (
            <option key={each} value={each}>
              {words.state[each]}
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
  const { client, words } = useRoom();
  const [more, setMore] = useState<readonly List[]>([]);
  const act = useRoomAction();
  const pages = [first, ...more];
  const items = pages.flatMap((page) => page.items);
  const next = pages.at(-1)?.next;
  if (items.length === 0) return <p className="empty">{words.directives.none}</p>;
  return (
    <>
      <Scroll label={words.directives.title}>
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{words.directives.directive}</th>
              <th scope="col">{words.directives.state}</th>
              <th scope="col">{words.directives.force}</th>
              <th scope="col">{words.directives.office}</th>
              <th scope="col">{words.directives.issued}</th>
              <th scope="col">{words.directives.updated}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <DirectiveRow key={item.id} item={item} />
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
          {words.ui.more}
        </button>
      )}
    </>
  );
}

function DirectiveRow({ item }: { readonly item: List["items"][number] }): ReactNode {
  const { words } = useRoom();
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
        <Badge tone={stateTones[item.state]}>{words.state[item.state]}</Badge>{" "}
        {item.revision > 1 ? <span className="quiet">{words.directive.revision(item.revision)}</span> : null}
      </td>
      <td>{item.binding ? words.directive.binding : words.directive.advised}</td>
      <td>{item.office}</td>
      <td>
        {item.issuedAt === null ? (
          <span className="quiet">{words.ui.none}</span>
        ) : (
          <When at={item.issuedAt} />
        )}
      </td>
      <td>
        <When at={item.updatedAt} />
      </td>
    </tr>
  );
}
