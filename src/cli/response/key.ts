/** `bongsu key new`: makes the organisation's signing key and shows the public part that the room registers. */
import { parseArgs } from "node:util";
import { makeOrganizationKey } from "#agent/home/organization-key.ts";
import { type BilingualLabel, languageOf, type Terminal } from "#cli/language.ts";

const help: BilingualLabel = {
  en: `bongsu key new --dir DIR --organization ID [--replace]

Makes an Ed25519 key in DIR/keys, readable by you only, and prints its public part. Register that part in the room; the rest never leaves this machine.
`,
  ko: `bongsu key new --dir 폴더 --organization 기관번호 [--replace]

폴더/keys에 Ed25519 키를 만들고(본인만 읽을 수 있음) 공개 부분을 출력합니다. 그 부분만 상황반에 등록하세요. 나머지는 밖으로 나가지 않습니다.
`,
};

/** Runs `bongsu key`; the exit code is 0. Throws refusals. */
export async function runKey(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      dir: { type: "string" },
      organization: { type: "string" },
      replace: { type: "boolean", default: false },
      lang: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const language = languageOf(values.lang, io.env);
  const dir = values.dir ?? io.env["BONGSU_DIR"];
  if (values.help || positionals[0] !== "new" || dir === undefined || values.organization === undefined) {
    (values.help ? io.write : io.error)(help[language]);
    return values.help ? 0 : 2;
  }
  const { keyid, publicKey, organization } = await makeOrganizationKey(
    dir,
    values.organization,
    values.replace,
  );
  io.write(
    language === "ko"
      ? `기관: ${organization}\n키 번호: ${keyid}\n공개키(Ed25519, 상황반에 등록): ${publicKey}\n`
      : `organization: ${organization}\nkeyid: ${keyid}\npublic key (Ed25519, register it in the room): ${publicKey}\n`,
  );
  return 0;
}
