/** What stands open over a case, what was done last, and its keys. */
import { useState } from "react";
import { type CaseDialog, dialogOf, embargoDialog } from "#web/case/act/case-dialog.ts";
import type { OpenCase } from "#web/case/case-names.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { paths } from "#web/shell/paths.ts";
import { go } from "#web/shell/router.tsx";
import { useKeys } from "#web/desk/use-keys.ts";
import { useRoomAction } from "#web/ui/room-action.tsx";

const linkDays = 14;

export function useCaseDesk(of: OpenCase, reload: () => void) {
  const { client } = useRoom();
  const t = useTranslate();
  const [dialog, setDialog] = useState<CaseDialog | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const working = useRoomAction();
  function open(next: CaseDialog | null): void {
    if (next === null) return;
    working.forget();
    setDialog(next);
  }
  /** Closes the dialog unless the work has opened another, such as the one that shows a link. */
  function act(work: () => Promise<unknown>, sentence: string): void {
    const before = dialog;
    void working.run(async () => {
      await work();
      setDone(sentence);
      setDialog((now) => (now === before ? null : now));
      reload();
    });
  }
  function makeLink(participant: string, name: string): void {
    void working.run(async () => {
      const made = await client.call("caseInvitationMake", { case: of.id, participant, days: linkDays });
      setDialog({ kind: "link-made", participant, name, link: made.link, expires: made.expires });
      reload();
    });
  }
  function revokeReply(participant: string): void {
    const address = { case: of.id, participant };
    act(async () => await client.call("caseReplyAddressRevoke", address), t("caseAct.replyRevoked"));
  }
  function wayTo(step: OpenCase["next"][number]): (() => void) | null {
    const way = step.by === of.own ? dialogOf(of, step) : null;
    return way === null ? null : () => open(way);
  }
  useKeys({
    n: () => of.next.map(wayTo).find((way) => way !== null)?.(),
    e: () => open(embargoDialog(of)),
    m: () => open({ kind: "message", to: [] }),
    i: () => (of.view.coordinates ? open({ kind: "invite" }) : undefined),
    a: () => document.querySelector<HTMLElement>("#act-list button")?.focus(),
    b: () => go(paths.cases()),
    "?": () => open({ kind: "keys" }),
  });
  return { dialog, done, working, open, act, makeLink, revokeReply, wayTo, close: () => setDialog(null) };
}
