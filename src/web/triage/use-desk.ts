/** What is on the desk: the line of the queue, the report that is open, what is being decided, and what was done last. */
import { useState } from "react";
import type { Output } from "#web/room/room-client.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import type { DeskAct, ReportLink } from "#web/triage/decision-form.tsx";
import { useRoomAction } from "#web/ui/room-action.tsx";

/** Which dialog is open. */
export type Deciding = "accept" | "reject" | "ask" | "link" | "assign" | "keys";

/** What was done last, and the case that it opened or left open. */
type Done = { readonly sentence: string; readonly opened: string | null };

type Queue = Output<"triageQueue">["queue"];

export function useDesk(queue: Queue, reload: () => void) {
  const { client } = useRoom();
  const t = useTranslate();
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, Math.max(0, queue.length - 1));
  const [look, setLook] = useState<Output<"triageLook"> | null>(null);
  const [last, setLast] = useState<readonly string[]>([]);
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const working = useRoomAction();
  function show(number: string | undefined): void {
    if (number !== undefined)
      void working.run(async () => setLook(await client.call("triageLook", { number })));
  }
  function act(what: DeskAct): void {
    const undoes = what.act === "undo";
    const own = look === null ? [] : [look.number];
    const numbers = undoes && last.length > 0 ? last.toReversed() : own;
    const number = numbers.at(-1);
    if (number === undefined) return;
    void working.run(async () => {
      for (const one of numbers) {
        const answer = await client.call("triageAct", { number: one, act: what });
        setDone({ sentence: sentenceOf(what, answer, t), opened: answer.case });
      }
      setDeciding(null);
      setLast(undoes || what.act === "ask" ? [] : numbers);
      setLook(undoes || staysOpen(what) ? await client.call("triageLook", { number }) : null);
      reload();
    });
  }
  /** Links one after another; a report that others now wait behind stays open. */
  function link(links: readonly ReportLink[]): void {
    void working.run(async () => {
      for (const { number, other } of links)
        await client.call("triageAct", { number, act: { act: "link", other } });
      setDone({ sentence: t("triagePage.done.link"), opened: null });
      setDeciding(null);
      setLast(links.map(({ number }) => number));
      const waits = links.some(({ number }) => number === look?.number);
      setLook(waits || look === null ? null : await client.call("triageLook", { number: look.number }));
      reload();
    });
  }
  return {
    at,
    look,
    deciding,
    setDeciding,
    done,
    working,
    act,
    link,
    move: (by: number) => setChosen(Math.max(0, Math.min(queue.length - 1, at + by))),
    open: () => show(queue[at]?.number),
    choose: (place: number) => {
      setChosen(place);
      show(queue[place]?.number);
    },
  };
}

/** Who is to decide a report does not decide it. */
function staysOpen({ act }: DeskAct): boolean {
  return act === "assign";
}

function sentenceOf(
  { act }: DeskAct,
  answer: Output<"triageAct">,
  t: ReturnType<typeof useTranslate>,
): string {
  if (answer.undone === null) return t.find(`triagePage.done.${act}`) ?? "";
  const undone = t(answer.undone.takenBack ? "triagePage.done.takenBack" : "triagePage.done.reversed");
  return answer.case === null ? undone : `${undone} ${t("triagePage.done.caseLeft")}`;
}
