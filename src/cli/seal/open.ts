/** `bongsu open`: opens a sealed file, a part of it, or, where others must open it too, releases it for them. */
import { writeJson } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { passphraseOption } from "#cli/key/secret-options.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { forceOption, refuseExisting } from "#cli/out-file.ts";
import { optionRules } from "#cli/option-rules.ts";
import { withFile, writeStream } from "#cli/seal/object-file.ts";
import { disableCoreDumps } from "#cli/core-dump.ts";
import { headOf, openedContent, refuseObject, unwrapObject } from "#cli/seal/opened-object.ts";
import type { Terminal } from "#cli/terminal.ts";
import { openContent } from "#core/seal/object/content.ts";
import { releaseDocument } from "#core/seal/object/release.ts";

const help: Help = [
  ["openCommand.usage", "openCommand.usageRelease"],
  [
    "openCommand.optionKey",
    "openCommand.optionWith",
    "openCommand.optionRelease",
    "openCommand.optionRange",
    "keyCommand.optionPassphrase",
    "terminal.option.force",
  ],
  ["openCommand.what"],
];

/** The options, for reading and completing them. */
export const openOptions = {
  key: { type: "string", multiple: true },
  with: { type: "string" },
  release: { type: "string" },
  range: { type: "string" },
  out: { type: "string" },
  ...forceOption,
  ...passphraseOption,
  ...commonOptions,
} as const;

/** Runs `bongsu open`; the exit code is 0. Throws refusals. */
export async function runOpen(args: readonly string[], io: Terminal): Promise<number> {
  const options = {
    args,
    allowPositionals: true,
    options: openOptions,
    rules: optionRules.open,
    env: io.env,
  };
  const { values, positionals } = readArguments(options);
  const t = translatorOfCommand(values, io.env);
  const [path] = positionals;
  const { out, release } = values;
  if (values.help || path === undefined || values.key === undefined || (out ?? release) === undefined)
    return printHelp(help, values.help, { io, t, missing: ["--key KEY", "--out OUT"] });
  const [from, to] = rangeOf(values.range);
  await refuseExisting(out ?? release ?? "", values.force);
  disableCoreDumps();
  return await withFile(path, async (file) => {
    const head = await headOf(path, file);
    const unwrapped = await unwrapObject(path, head, { values, io });
    if ("release" in unwrapped) {
      if (release === undefined)
        return refuseObject(path, [{ at: "", code: "sealed-others-needed", message: "Others are needed." }]);
      await writeJson(release, releaseDocument(unwrapped.release));
      io.write(`${t("openCommand.released", { out: release, needed: head.header.needed })}\n`);
      return 0;
    }
    if (out === undefined)
      throw new MessageRefusal("input-invalid", (say) => say("openCommand.nothingToRelease"));
    const content = await openedContent(path, head, unwrapped.key, file);
    if (values.range !== undefined && from >= content.size)
      throw new MessageRefusal("input-invalid", (say) =>
        say("openCommand.rangeBeyond", { size: content.size }),
      );
    const written = await writeStream(out, openContent(content, from, to ?? content.size));
    if (!written.ok) return refuseObject(path, written.findings);
    io.write(`${t("openCommand.opened", { out, bytes: written.value })}\n`);
    return 0;
  });
}

/** Bytes from a place up to and without another: `0-1024`, `4096-`. */
function rangeOf(range: string | undefined): readonly [number, number | undefined] {
  if (range === undefined) return [0, undefined];
  const [, from, to] = /^(\d{1,15})-(\d{1,15})?$/.exec(range) ?? [];
  const end = to === undefined ? undefined : Number(to);
  if (from !== undefined && (end === undefined || end > Number(from))) return [Number(from), end];
  throw new MessageRefusal("input-invalid", (t) => t("openCommand.rangeWrong", { range }));
}
