/** Asking the room while a page is shown: the answer, or that it is on its way, or what went wrong, always in the same three forms. */
import { type ReactNode, useCallback, useEffect, useState } from "react";
import type { EndpointKey } from "#contract/index.ts";
import type { Input, Output } from "#web/room/room-client.ts";
import { useRoom } from "#web/room/room-context.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { errorText } from "#web/room/room-error.ts";

type Loaded<T> =
  | { readonly state: "loading" }
  | { readonly state: "failed"; readonly why: unknown }
  | { readonly state: "ready"; readonly value: T };

export type EndpointQuery<T> = { readonly result: Loaded<T>; readonly reload: () => void };

/** Calls an endpoint now and whenever the input changes. While asking again for the same input the earlier answer stays. */
export function useEndpoint<K extends EndpointKey>(key: K, input: Input<K>): EndpointQuery<Output<K>> {
  const { client } = useRoom();
  const written = JSON.stringify(input);
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<{ of: string; loaded: Loaded<Output<K>> }>({
    of: written,
    loaded: { state: "loading" },
  });
  useEffect(() => {
    const leaving = new AbortController();
    client.call(key, JSON.parse(written) as Input<K>, leaving.signal).then(
      (value) => setAnswer({ of: written, loaded: { state: "ready", value } }),
      (why: unknown) => {
        if (!leaving.signal.aborted) setAnswer({ of: written, loaded: { state: "failed", why } });
      },
    );
    return () => leaving.abort();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new round asks again
  }, [client, key, written, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { result: answer.of === written ? answer.loaded : { state: "loading" }, reload: again };
}

type QueryResultProps<T> = {
  readonly query: EndpointQuery<T>;
  readonly children: (value: T) => ReactNode;
  /** The heading of a page that has none without its answer. */
  readonly heading?: string;
};

/** Shows an answer, or its absence in words. */
export function QueryResult<T>({ query: asked, children, heading }: QueryResultProps<T>): ReactNode {
  const { t } = useRoom();
  if (asked.result.state === "loading") {
    return <output className="loading block">{t("ui.loading")}</output>;
  }
  if (asked.result.state === "ready") return children(asked.result.value);
  return (
    <>
      {heading === undefined ? null : <PageHeading title={heading} />}
      <Notice kind="danger" says="alert">
        <p>{errorText(asked.result.why, t)}</p>
        <button type="button" onClick={asked.reload}>
          {t("ui.again")}
        </button>
      </Notice>
    </>
  );
}
