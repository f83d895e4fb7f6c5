/** The links by which participants of a case were invited, what became of each, and ending one that was not used. */
import { type ReactNode, useEffect, useRef } from "react";
import type { CaseNames, OpenCase } from "#web/case/case-names.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { Output } from "#web/room/room-client.ts";
import { Badge, type Tone } from "#web/ui/badge.tsx";
import { useEndpoint } from "#web/ui/endpoint-query.tsx";
import { QuerySection } from "#web/ui/query-section.tsx";
import { When } from "#web/ui/instant.tsx";

type InvitationLine = Output<"caseInvitationList">["invitations"][number];
type InvitationsProps = {
  readonly of: OpenCase;
  readonly names: CaseNames;
  /** Does it at the room; then says so, and shows the case anew. */
  readonly onDo: (work: () => Promise<unknown>, done: string) => void;
};

const tones: Partial<Record<InvitationLine["state"], Tone>> = {
  used: "good",
  withdrawn: "plain",
  seen: "info",
};

/** Nothing where nobody was invited. */
export function Invitations({ of, names, onDo }: InvitationsProps): ReactNode {
  const t = useTranslate();
  const { client } = useRoom();
  const query = useEndpoint("caseInvitationList", { case: of.id });
  const { reload } = query;
  const first = useRef(of);
  // With each later answer of the case: an act of it may have made a link or ended one.
  useEffect(() => {
    if (first.current !== of) reload();
  }, [of, reload]);
  return (
    <QuerySection
      query={query}
      id="invitations"
      title={t("caseAct.invitations")}
      isNone={({ invitations }) => invitations.length === 0}
    >
      {({ invitations }) => (
        <ul className="plain timeline">
          {invitations.map(({ invitation, participant, state, madeAt, expires }) => (
            <li key={invitation}>
              <p>
                <strong>
                  <bdi>{names(participant)}</bdi>
                </strong>{" "}
                <Badge tone={tones[state] ?? "plain"}>{t(`caseAct.invitationState.${state}`)}</Badge>
              </p>
              <p className="facts">
                <span>
                  {t("caseAct.invitationMade")} <When at={madeAt} />
                </span>
                <span>
                  {t("caseAct.invitationExpires")} <When at={expires} />
                </span>
              </p>
              {state === "open" || state === "seen" ? (
                <button
                  type="button"
                  className="small"
                  aria-label={t("caseAct.withdrawLinkOf", { name: names(participant) })}
                  onClick={() =>
                    onDo(
                      () => client.call("caseInvitationWithdraw", { case: of.id, invitation }),
                      t("caseAct.linkWithdrawn", { name: names(participant) }),
                    )
                  }
                >
                  {t("caseAct.withdrawLink")}
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </QuerySection>
  );
}
