/** What participants of a case are called on its pages: by name where it can be read, else by role. */
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";

/** A case as its page shows it. */
export type OpenCase = Output<"caseRead">;
/** One participant as the viewer is shown it. */
export type ShownParticipant = OpenCase["view"]["participants"][number];
/** The name of a participant by its id. */
export type CaseNames = (participant: string) => string;

/** Names in a case: its texts say them while the office's key is unlocked. */
export function useCaseNames({ view, texts, own }: Pick<OpenCase, "view" | "texts" | "own">): CaseNames {
  const t = useTranslate();
  const named = new Map<string, string>();
  for (const { kind, content } of texts)
    if (kind === "participant" && content?.participant !== undefined && content.name !== undefined)
      named.set(content.participant, content.name);
  return (participant) => {
    if (participant === "system") return t("casePage.system");
    const one = view.participants.find(({ id }) => id === participant);
    const name = named.get(participant);
    if (one === undefined) return name ?? t("casePage.somebody");
    const roles = one.roles.map((role) => t(`casePage.role.${role}`)).join(", ");
    if (name !== undefined) return name;
    return participant === own ? t("casePage.you") : `${roles} ${participant.slice(0, 4)}`;
  };
}

/** Package URLs and CPE names that coordinators gave last, by the supplier whose products they are; of nobody in the case under "". */
export function namedProducts({ texts }: Pick<OpenCase, "texts">): ReadonlyMap<string, readonly string[]> {
  const last = new Map<string, readonly string[]>();
  for (const { kind, to, content } of texts)
    if (kind === "products")
      last.set(
        to[0] ?? "",
        (content?.products ?? "").split("\n").filter((one) => one !== ""),
      );
  return last;
}
