/** `bongsu notice list`: what offices made known, as the agent's folder holds it. */
import { homeOf, readState } from "#agent/home/agent-folder.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readNotices } from "#agent/sync/office-notices.ts";
import { noticeLine } from "#cli/check/notice-lines.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { oneLineIn } from "#core/directive/one-line.ts";
import { findingLine } from "#messages/render/finding.ts";
import type { Translate } from "#messages/message.ts";

/** Prints them, newest first, each with what it says; the exit code is 0. */
export async function listNotices(
  dir: string,
  { io, t }: { readonly io: AgentIo; readonly t: Translate },
): Promise<number> {
  const home = homeOf(dir);
  const state = await readState(home);
  if (state === null)
    throw new MessageRefusal("not-found", (say) => say("directiveCommand.notSynced", { dir }));
  const { notices, findings } = await readNotices(home, state);
  const lines = notices.flatMap((one) => [noticeLine(one, t), `  ${oneLineIn(one.text, t.language)}`]);
  io.write(`${lines.length === 0 ? t("noticeCommand.none") : lines.join("\n")}\n`);
  for (const finding of findings) io.error(`${findingLine(finding, t)}\n`);
  return 0;
}
