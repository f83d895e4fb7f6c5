/** The officers' part of a drill's day: advisories come in, a directive is drafted, submitted, approved by a second person, published. */
import { addressIn } from "#agent/response/room-address.ts";
import { contract } from "#contract/index.ts";
import type { DirectiveDraft } from "#core/directive/directive.ts";
import { readJson } from "#core/input/json.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { Refusal } from "#core/problem.ts";
import { inLanguages } from "#messages/translators.ts";
import { fromBase64, readEnvelope } from "#core/seal/envelope.ts";
import type { DrillIo, DrillScene, DrillTokens } from "./drill-types.ts";
import { callerOf } from "#cli/room/room-client.ts";

/** A room and the tokens of its officers. */
export type DrillSession = { readonly room: string; readonly tokens: DrillTokens; readonly io: DrillIo };

/** Refuses when no room answers there. */
export async function requireRoom(room: string, { fetch }: Pick<DrillIo, "fetch">): Promise<void> {
  const answer = await fetch(addressIn(room, "/healthz")).catch(() => null);
  await answer?.body?.cancel();
  if (answer?.ok !== true) throw new MessageRefusal("not-found", (t) => t("drillCommand.noRoom", { room }));
}

/** Refuses when the tokens are not this room's, or the room is not a drill. */
export async function requireDrillWorld({ room, tokens, io }: DrillSession): Promise<void> {
  const call = callerOf(room, tokens.chair, io.fetch);
  const session = await call(contract.sessionRead, {}).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === "not-signed-in")
      throw new MessageRefusal("not-signed-in", (t) => t("drillCommand.otherRoom", { room }));
    throw error;
  });
  if (!session.drill) throw new MessageRefusal("state-forbids", (t) => t("drillCommand.notDrill"));
}

/** Imports the drill's advisories as the analyst; the number of records that were read. Refuses when one was quarantined. */
export async function importAdvisories({ room, tokens, io }: DrillSession): Promise<number> {
  const call = callerOf(room, tokens.analyst, io.fetch);
  const at = io.now().toISOString();
  const files = io.scene.advisories(`${at.slice(0, 19)}Z`);
  const records = files.map(({ path, text }) => ({ path: `drill/${path}`, position: "", text }));
  const batch = `drill-${at.replaceAll(/[^0-9]/g, "").slice(0, 17)}`;
  const { counts } = await call(contract.importRecords, { batch, records });
  const each = Object.values(counts);
  const quarantined = each.reduce((sum, one) => sum + one.quarantined, 0);
  if (quarantined > 0)
    throw new MessageRefusal("input-invalid", (t) => t("drillCommand.quarantined", { count: quarantined }));
  return each.reduce((sum, one) => sum + one.read, 0);
}

/** Drafts and submits as one officer of the chair, approves as the other; the id of the issued directive. */
export async function issueDirective({ room, tokens, io }: DrillSession): Promise<string> {
  const first = callerOf(room, tokens.chair, io.fetch);
  const second = callerOf(room, tokens.secondChair, io.fetch);
  const { languages } = await first(contract.topologyRead, {});
  const { directive } = await first(contract.directiveDraft, draftOn(io.scene, Object.keys(languages)));
  await first(contract.directiveSubmit, { directive });
  await second(contract.directiveApprove, { directive });
  // In a room with a roster its offices sign now; whoever waits for the publication waits for them too.
  const { state } = await first(contract.directiveRead, { directive });
  if (state === "review")
    throw new MessageRefusal("state-forbids", (t) => t("drillCommand.notIssued", { directive }));
  return directive;
}

function draftOn({ subject, scope }: DrillScene, languages: readonly string[]): DirectiveDraft & Mutable {
  return {
    title: inLanguages(languages, (t) => t("drillCommand.title")),
    advisories: [subject],
    rulePack: "us.cisa.bod-26-04@1.0.0",
    scope,
    actions: [
      { kind: "upgrade", clock: { start: "published", duration: { days: 3 } } },
      { kind: "hunt", clock: { start: "published", duration: { days: 7 } } },
    ],
    binding: true,
    legalBasis: inLanguages(languages, (t) => t("drillCommand.legalBasis")),
    contact: "duty@room.drill.example",
  };
}

type Mutable = {
  advisories: string[];
  actions: {
    kind: DirectiveDraft["actions"][number]["kind"];
    clock: { start: "published"; duration: { days: number } };
  }[];
};

/** Waits until the room's signed index names the directive. */
export async function waitUntilPublished(post: DrillSession, directive: string): Promise<void> {
  await waitUntil(30_000, async () => (await indexText(post)).includes(`directives/${directive}/`));
}

async function indexText({ room, io }: DrillSession): Promise<string> {
  const response = await io.fetch(addressIn(room, "/pub/index.json"));
  const text = await response.text();
  const outer = response.ok ? readJson(text) : null;
  const envelope = outer?.ok === true ? readEnvelope(outer.value) : null;
  const payload = envelope?.ok === true ? fromBase64(envelope.value.payload) : null;
  return payload === null ? "" : new TextDecoder().decode(payload);
}

/** Asks again until it holds; refuses after so many milliseconds. */
export async function waitUntil(patience: number, holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > end)
      throw new MessageRefusal("expired", (t) => t("drillCommand.tooSlow", { seconds: patience / 1000 }));
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
