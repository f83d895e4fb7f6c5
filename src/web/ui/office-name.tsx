/** What an office is called. */
import type { ReactNode } from "react";
import { LocalizedText } from "#web/room/room-context.tsx";
import { useEndpoint } from "#web/ui/endpoint-query.tsx";

/** The name of an office, or its id until the name has come. */
export function OfficeName({ office }: { readonly office: string }): ReactNode {
  const { result: answer } = useEndpoint("officeList", {});
  const found = answer.state === "ready" ? answer.value.offices.find(({ id }) => id === office) : undefined;
  return <span>{found === undefined ? office : <LocalizedText text={found.name} />}</span>;
}
