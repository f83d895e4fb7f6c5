/** What the tests of the pages begin with: the drill's advisories, and a directive that two persons issued. No test stands here. */
import type { InputOf } from "#contract/endpoint.ts";
import type { contract } from "#contract/index.ts";
import { drillAdvisoryFiles } from "#stages/registry/world/advisories.ts";
import { visitor } from "./api-visitor.ts";
import type { ServedRoom } from "./served-room.ts";

/** A document on its way into the room. */
export type RecordFile = { readonly path: string; readonly text: string };
/** What an officer drafts. */
export type DraftInput = InputOf<typeof contract.directiveDraft>;

/** Brings in the drill's advisories of now, and further documents, as an analyst does. */
export async function importDrillAdvisories(
  room: ServedRoom,
  more: readonly RecordFile[] = [],
): Promise<void> {
  const analyst = await visitor(room, "analyst");
  const files = [...drillAdvisoryFiles(room.now().toISOString()), ...more];
  await analyst("importRecords", {
    batch: "pages",
    records: files.map(({ path, text }) => ({ path, position: "", text })),
  });
}

/** Drafts, submits and approves a directive to everyone; what is not given is usual. Returns its id when every follower has done its work. */
export async function issueDirective(
  room: ServedRoom,
  draft: Partial<DraftInput>,
  [drafter, approver]: readonly [string, string] = ["chair", "chair-2"],
): Promise<string> {
  const first = await visitor(room, drafter);
  const second = await visitor(room, approver);
  const made = await first("directiveDraft", {
    title: { ko: "[훈련] 게이트웨이 긴급 조치", en: "[DRILL] Gateway: act now" },
    advisories: ["DRILL-ADV-2026-0001"],
    rulePack: "us.cisa.bod-26-04@1.0.0",
    scope: "true",
    actions: [{ kind: "upgrade", clock: { start: "published", duration: { days: 3 } } }],
    binding: false,
    legalBasis: { ko: "훈련 계획", en: "Exercise plan" },
    contact: "duty@room.drill.example",
    ...draft,
  });
  await first("directiveSubmit", made);
  await second("directiveApprove", made);
  await room.settle();
  return made.directive;
}
