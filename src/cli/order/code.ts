/** `bongsu directive code`: whether a code that was told stands for a directive, by a synced folder or by the room itself. */
import { homeOf, readState } from "#agent/home/agent-folder.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readDirectives } from "#agent/sync/directives.ts";
import { readPinned } from "#agent/sync/pinned-keys.ts";
import { readFileIfExists } from "#agent/home/durable-files.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { type CodeAnswer, codeAnswers, codeForm } from "#core/roster/phone-code.ts";
import { oneLineIn } from "#core/directive/one-line.ts";
import type { Translate } from "#messages/message.ts";
import { payloadBytes } from "#publication/sealed-json.ts";
import { join } from "node:path";

type CodeQuery = {
  readonly code: string;
  readonly dir: string | undefined;
  readonly room: string | undefined;
};

/** Prints the answer: 0 for yes with the titles, 1 for no. Refuses what is no code. */
export async function askCode(
  { code, dir, room }: CodeQuery,
  { io, t }: { readonly io: AgentIo; readonly t: Translate },
): Promise<number> {
  const digits = code.replaceAll(/[\s-]/gu, "");
  if (!codeForm.test(digits))
    throw new MessageRefusal("input-invalid", (say) => say("directiveCommand.noCode"));
  const found = dir === undefined ? await atRoom(digits, room ?? "", io) : await atHome(digits, dir, io);
  if (found.length === 0) {
    io.error(`${t("phoneCode.no")}\n`);
    return 1;
  }
  const lines = found.map(
    ({ directive, title, drill, day }) =>
      `  ${drill ? `${t("terminal.drill")} ` : ""}${directive} ${day}: ${oneLineIn(title, t.language)}`,
  );
  io.write(`${[t("phoneCode.yes"), ...lines, t("phoneCode.limit")].join("\n")}\n`);
  return 0;
}

async function atRoom(code: string, room: string, io: AgentIo): Promise<readonly CodeAnswer[]> {
  const [{ callerOf }, { codeRead }] = await Promise.all([
    import("#cli/room/room-client.ts"),
    import("#contract/directive/code-read.ts"),
  ]);
  const { directives } = await callerOf(room, "", io.surroundings.fetch)(codeRead, { code });
  return directives;
}

async function atHome(code: string, dir: string, io: AgentIo): Promise<readonly CodeAnswer[]> {
  const home = homeOf(dir);
  const [state, keys] = [await readState(home), await readPinned(home)];
  const keyid = keys?.find(({ purpose }) => purpose === undefined)?.keyid;
  if (state === null || keyid === undefined)
    throw new MessageRefusal("not-found", (t) => t("directiveCommand.notSynced", { dir }));
  const { inForce } = await readDirectives(home, state);
  const directives = await Promise.all(
    inForce.map(async (document) => {
      const path = join(home.directives, document.id, `${document.revision}.json`);
      const bytes = payloadBytes((await readFileIfExists(path)) ?? new Uint8Array());
      return bytes === null ? [] : [{ document, bytes }];
    }),
  );
  return await codeAnswers(code, directives.flat(), { keyid, at: io.surroundings.now() });
}
