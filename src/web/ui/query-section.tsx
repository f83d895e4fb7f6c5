/** A section of a page that is left out where the room says that there is nothing of it. Where the room did not answer, the section stands and says that. */
import type { ReactNode } from "react";
import { type EndpointQuery, QueryResult } from "#web/ui/endpoint-query.tsx";

type QuerySectionProps<T> = {
  readonly query: EndpointQuery<T>;
  /** The id of its heading, once in a page. */
  readonly id: string;
  readonly title: ReactNode;
  readonly isNone: (value: T) => boolean;
  readonly children: (value: T) => ReactNode;
};

export function QuerySection<T>({ query, id, title, isNone, children }: QuerySectionProps<T>): ReactNode {
  const { result } = query;
  if (result.state === "loading" || (result.state === "ready" && isNone(result.value))) return null;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <QueryResult query={query}>{children}</QueryResult>
    </section>
  );
}
