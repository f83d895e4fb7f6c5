/** `bongsu pack build`: compiles feeds into one immutable pack an ecosystem, with an unsigned index of them. */
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type CheckIo } from "#cli/check.ts";
import { type Both, languageOf } from "#cli/language.ts";
import { packsOfFeed } from "#cli/feed-pack.ts";

const help: Both = {
  en: `bongsu pack build FEED… --out DIR

Compiles advisories of every format that import reads into one pack an ecosystem, and writes packs.json over them. The same input gives the same bytes.
`,
  ko: `bongsu pack build 권고문… --out 폴더

import가 읽는 모든 형식의 권고문을 생태계마다 한 묶음으로 만들고 packs.json을 씁니다. 같은 입력이면 같은 바이트가 나옵니다.
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
  const [command, ...feeds] = positionals;
  if (values.help || command !== "build" || feeds.length === 0 || values.out === undefined) {
    (values.help ? io.write : io.error)(help[languageOf(values.lang, io.env)]);
    return values.help ? 0 : 2;
  }
  await mkdir(values.out, { recursive: true });
  const { packs, quarantined } = await packsOfFeed(io.readFeed(feeds));
  const entries: unknown[] = [];
  for (const [ecosystem, { match, details, advisories }] of packs) {
    const [pack, beside] = [digestOf(match), digestOf(details)];
    await writeFile(join(values.out, `${pack}.pack`), match);
    await writeFile(join(values.out, `${beside}.details`), details);
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
    join(values.out, "packs.json"),
    `${JSON.stringify({ type: "bongsu.packs/1", packs: entries }, null, 2)}\n`,
  );
  return 0;
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
