/** Where an operator sits: the office with what it leads, or the organisation. */
import type { ReactNode } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useTerms } from "#web/room/topology.ts";
import { OfficeName } from "#web/ui/office-name.tsx";

type OperatorSeat = Pick<
  Output<"operatorList">["items"][number],
  "office" | "organization" | "domain" | "sector"
>;

export function OperatorPost({ of }: { readonly of: OperatorSeat }): ReactNode {
  const terms = useTerms();
  if (of.organization !== null) return <span className="code breaks">{of.organization}</span>;
  const led = [
    of.domain === null ? "" : terms.name("domain", of.domain),
    of.sector === null ? "" : terms.name("sector", of.sector),
  ].filter((word) => word !== "");
  return (
    <span className="quiet">
      {of.office === null ? null : <OfficeName office={of.office} />}
      {led.length === 0 ? null : ` · ${led.join(", ")}`}
    </span>
  );
}
