/** Lists by pages: the first is asked for at once, each further one when the reader wants it. No list ends without saying so. */
import { type ReactNode, useState } from "react";
import type { EndpointKey } from "#contract/index.ts";
import type { Input, Output } from "#web/room/room-client.ts";
import { useRoom } from "#web/room/room-context.tsx";
import { type EndpointQuery, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";

type ListPage = { readonly items: readonly unknown[]; readonly next?: string };
/** Endpoints that give pages. */
type PagedKey = {
  [K in EndpointKey]: Output<K> extends ListPage ? (Input<K> extends { after?: string } ? K : never) : never;
}[EndpointKey];

/** What of a list is there, and the way to more of it, which stands below. */
type PagedList<T> = { readonly items: readonly T[]; readonly more: ReactNode };

/** A list of the room, page after page. */
export function usePages<K extends PagedKey>(
  key: K,
  input: Input<K>,
): EndpointQuery<PagedList<Output<K>["items"][number]>> {
  const { client } = useRoom();
  const act = useRoomAction();
  const { result, reload } = useEndpoint(key, input);
  const [further, setFurther] = useState<{ of: unknown; pages: readonly Output<K>[] }>();
  if (result.state !== "ready") return { result, reload };
  const first = result.value;
  // Pages after a first one that was asked for anew are asked for anew, too.
  const pages = [first, ...(further?.of === first ? further.pages : [])];
  const next = pages.at(-1)?.next;
  async function load(): Promise<void> {
    const page = await client.call(key, { ...input, after: next });
    setFurther({ of: first, pages: [...pages.slice(1), page] });
  }
  const items = pages.flatMap((page): readonly Output<K>["items"][number][] => page.items);
  const more = <More isThere={next !== undefined} act={act} load={load} />;
  return { result: { state: "ready", value: { items, more } }, reload };
}

type MoreProps = {
  readonly isThere: boolean;
  readonly act: ReturnType<typeof useRoomAction>;
  readonly load: () => Promise<void>;
};

function More({ isThere, act, load }: MoreProps): ReactNode {
  const { t } = useRoom();
  return (
    <>
      <Failure of={act.failure} />
      {isThere ? (
        <button type="button" disabled={act.busy} onClick={() => void act.run(load)}>
          {t("ui.more")}
        </button>
      ) : null}
    </>
  );
}

/** Says of a list without pages that it is not whole. */
export function NotAll({ is }: { readonly is: boolean }): ReactNode {
  const { t } = useRoom();
  return is ? <p className="hint">{t("ui.notAll")}</p> : null;
}
