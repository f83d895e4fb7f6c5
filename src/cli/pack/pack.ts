/** `bongsu pack`: compiles feeds into one immutable pack an ecosystem, with an unsigned index of them; makes and applies deltas of such folders. */
import { hash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type CheckIo } from "#cli/check/check.ts";
import { type BilingualLabel, languageOf } from "#cli/language.ts";
import { applyFolders, diffFolders } from "#cli/pack/pack-delta.ts";
import { packsOfFeed } from "#cli/check/feed-pack.ts";

const help: BilingualLabel = {
  en: `bongsu pack build FEED… --out DIR
bongsu pack diff OLD NEW --out DELTA
bongsu pack apply OLD DELTA --out NEW

build compiles advisories of every format that import reads into one pack an ecosystem, and writes packs.json over them. The same input gives the same bytes.
diff writes what changed from one such folder to another; apply makes the other folder of the first, byte for byte, or refuses.
`,
  ko: `bongsu pack build 권고문… --out 폴더
bongsu pack diff 이전폴더 새폴더 --out 차분폴더
bongsu pack apply 이전폴더 차분폴더 --out 새폴더

build는 import가 읽는 모든 형식의 권고문을 생태계마다 한 묶음으로 만들고 packs.json을 씁니다. 같은 입력이면 같은 바이트가 나옵니다.
diff는 두 폴더 사이에서 바뀐 것만 씁니다. apply는 이전 폴더와 차분으로 새 폴더를 똑같은 바이트로 만들며, 맞지 않으면 거부합니다.
`,
};

/** Runs `bongsu pack`; the exit code is 0. */
export async function runPack(args: readonly string[], io: CheckIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: "string" },
      lang: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const [command, ...paths] = positionals;
  const { out, help: asked } = values;
  const [old, other] = paths;
  const two = paths.length === 2 && old !== undefined && other !== undefined;
  if (!asked && out !== undefined) {
    if (command === "build" && paths.length > 0) return await buildPacks(paths, out, io);
    if (command === "diff" && two) return await diffFolders({ old, other, out }, io);
    if (command === "apply" && two) return await applyFolders({ old, other, out });
  }
  (asked ? io.write : io.error)(help[languageOf(values.lang, io.env)]);
  return asked ? 0 : 2;
}

async function buildPacks(feeds: readonly string[], out: string, io: CheckIo): Promise<number> {
  await mkdir(out, { recursive: true });
  const { packs, quarantined } = await (io.buildPacks?.(feeds) ?? packsOfFeed(io.readFeed(feeds)));
  const entries: unknown[] = [];
  for (const [ecosystem, { match, details, advisories }] of packs) {
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
    });
    io.write(
      `${ecosystem.padEnd(16)} ${String(advisories).padStart(8)} advisories ${String(match.length).padStart(10)} + ${details.length} bytes\n`,
    );
  }
  for (const { at, message } of quarantined) io.error(`${at}: ${message}\n`);
  await writeFile(
    join(out, "packs.json"),
    `${JSON.stringify({ type: "bongsu.packs/1", packs: entries }, null, 2)}\n`,
  );
  return 0;
}
