/** `bongsu pack`: compiles feeds into one immutable pack an ecosystem, with an unsigned index of them; makes and applies deltas of such folders. */
import { readArguments } from "#cli/arguments.ts";
import { optionRules } from "#cli/option-rules.ts";
import { hash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CheckIo } from "#cli/check/check.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { applyFolders, diffFolders } from "#cli/pack/pack-delta.ts";
import { readComplete } from "#cli/check/coverage-options.ts";
import { packsOfFeed } from "#cli/check/feed-pack.ts";
import type { CompletenessStatement } from "#core/completeness.ts";
import type { Translate } from "#messages/message.ts";
import { findingLine } from "#messages/render/finding.ts";

const help: Help = [
  ["packCommand.usage.build", "packCommand.usage.diff", "packCommand.usage.apply"],
  ["packCommand.build", "packCommand.diff"],
  ["coverageOption.complete"],
];

/** The options, for reading and completing them. */
export const packOptions = {
  out: { type: "string" },
  complete: { type: "string" },
  ...commonOptions,
} as const;

/** Runs `bongsu pack`; the exit code is 0. */
export async function runPack(args: readonly string[], io: CheckIo): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: packOptions,
    rules: optionRules.pack,
    env: io.env,
  });
  const [command, ...paths] = positionals;
  const t = translatorOfCommand(values, io.env);
  const { out, help: asked } = values;
  const [old, other] = paths;
  const two = paths.length === 2 && old !== undefined && other !== undefined;
  if (!asked && out !== undefined) {
    if (command === "build" && paths.length > 0)
      return await buildPacks(paths, { out, stated: readComplete(values.complete) }, { io, t });
    if (command === "diff" && two) return await diffFolders({ old, other, out }, { io, t });
    if (command === "apply" && two) return await applyFolders({ old, other, out });
  }
  return printHelp(help, asked, { io, t });
}

type Running = { readonly io: CheckIo; readonly t: Translate };

type Build = { readonly out: string; readonly stated: readonly CompletenessStatement[] };

async function buildPacks(
  feeds: readonly string[],
  { out, stated }: Build,
  { io, t }: Running,
): Promise<number> {
  await mkdir(out, { recursive: true });
  const { packs, quarantined } = await (io.buildPacks?.(feeds, stated) ??
    packsOfFeed(io.readFeed(feeds), io.surroundings.now(), stated));
  const entries: unknown[] = [];
  for (const [ecosystem, { match, details, advisories, complete }] of packs) {
    const [pack, beside] = [hash("sha256", match), hash("sha256", details)];
    await writeFile(join(out, `${pack}.pack`), match);
    await writeFile(join(out, `${beside}.details`), details);
    entries.push({
      ecosystem,
      advisories,
      pack,
      bytes: match.length,
      details: beside,
      detailsBytes: details.length,
      ...(complete === null ? {} : { complete }),
    });
    const line = t("packCommand.built", {
      ecosystem: ecosystem.padEnd(16),
      advisories: String(advisories).padStart(8),
      match: String(match.length).padStart(10),
      details: details.length,
    });
    io.write(`${line}\n`);
  }
  for (const finding of quarantined) io.error(`${findingLine(finding, t)}\n`);
  await writeFile(
    join(out, "packs.json"),
    `${JSON.stringify({ type: "bongsu.packs/1", packs: entries }, null, 2)}\n`,
  );
  return 0;
}
