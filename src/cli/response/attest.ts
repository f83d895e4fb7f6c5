/** `bongsu attest` and `bongsu acknowledge`: what would be sent is shown in words, sent on consent, and its receipt kept. */
import { parseArgs } from "node:util";
import {
  acknowledgeDirective,
  type SubmissionResult,
  attestDirective,
} from "#agent/response/send-response.ts";
import { type BilingualLabel, languageOf } from "#cli/language.ts";
import type { AgentIo } from "#cli/room/sync.ts";
import { type Attestation, evidenceClasses } from "#core/directive/attestation.ts";
import { Refusal } from "#core/problem.ts";
import type { Language } from "#core/matching/verdict-text.ts";

const attestHelp: BilingualLabel = {
  en: `bongsu attest --directive ID --dir DIR --room URL [--yes] [--lang ko|en]

Shows exactly what would be sent about a directive (counts only: no component, no path, no host), asks, signs with the organisation's key, sends,
and keeps the receipt. A lost reply does no harm: run it again and the same signed answer is sent.

  --directive ID    the directive
  --dir DIR         the agent's folder (default: BONGSU_DIR)
  --room URL        the room's address (default: BONGSU_ROOM)
  --yes             send without asking
`,
  ko: `bongsu attest --directive 지시번호 --dir 폴더 --room 주소 [--yes] [--lang ko|en]

조치 지시에 대해 보낼 내용을 그대로 보여 주고(개수만: 구성요소·경로·서버 이름 없음), 물어본 뒤, 기관의 키로 서명해 보내고 접수증을 보관합니다.
답을 받지 못했으면 다시 실행하세요. 같은 서명본이 그대로 다시 전송됩니다.

  --directive 번호  조치 지시
  --dir 폴더        에이전트 폴더 (기본값: BONGSU_DIR)
  --room 주소       상황반 주소 (기본값: BONGSU_ROOM)
  --yes             묻지 않고 보냄
`,
};

const acknowledgeHelp: BilingualLabel = {
  en: `bongsu acknowledge --directive ID --dir DIR --room URL

Tells the room that the organisation has the directive. Says nothing about being affected.
`,
  ko: `bongsu acknowledge --directive 지시번호 --dir 폴더 --room 주소

기관이 조치 지시를 받았음을 상황반에 알립니다(수신 확인). 영향 여부는 말하지 않습니다.
`,
};

const options = {
  directive: { type: "string" },
  dir: { type: "string" },
  room: { type: "string" },
  yes: { type: "boolean", default: false },
  lang: { type: "string" },
  help: { type: "boolean", short: "h", default: false },
} as const;

type ResponseCommand = {
  readonly language: Language;
  readonly yes: boolean;
  readonly wish: { readonly directive: string; readonly dir: string; readonly room: string };
};

/** Runs `bongsu attest`; the exit code is 0 when a receipt is kept, 2 when nothing was sent. Throws refusals. */
export async function runAttest(args: readonly string[], io: AgentIo): Promise<number> {
  const asked = readArgs(args, io, attestHelp);
  if (typeof asked === "number") return asked;
  const { language, wish, yes } = asked;
  const consent = async (attestation: Attestation): Promise<boolean> => {
    io.write(preview(attestation, language));
    if (yes) return true;
    if (io.ask === null)
      throw new Refusal(
        "state-forbids",
        language === "ko"
          ? "물어볼 사람이 없습니다. 보내려면 --yes를 붙이세요."
          : "There is nobody to ask; add --yes to send.",
      );
    return await io.ask(language === "ko" ? "이대로 보낼까요? (y/n) " : "Send exactly this? (y/n) ");
  };
  return report(await attestDirective(wish, consent, io.surroundings), language, io);
}

/** Runs `bongsu acknowledge`; the exit code is 0 when a receipt is kept. Throws refusals. */
export async function runAcknowledge(args: readonly string[], io: AgentIo): Promise<number> {
  const asked = readArgs(args, io, acknowledgeHelp);
  if (typeof asked === "number") return asked;
  return report(await acknowledgeDirective(asked.wish, io.surroundings), asked.language, io);
}

function readArgs(args: readonly string[], io: AgentIo, help: BilingualLabel): ResponseCommand | number {
  const { values } = parseArgs({ args: [...args], options });
  const language = languageOf(values.lang, io.env);
  const [dir, room] = [values.dir ?? io.env["BONGSU_DIR"], values.room ?? io.env["BONGSU_ROOM"]];
  if (values.help || values.directive === undefined || dir === undefined || room === undefined) {
    (values.help ? io.write : io.error)(help[language]);
    return values.help ? 0 : 2;
  }
  if (!/^https?:\/\//i.test(room)) throw new Refusal("input-invalid", "--room is an http or https address.");
  return { language, yes: values.yes, wish: { directive: values.directive, dir, room } };
}

const statusWords: readonly (readonly [keyof Attestation["counts"], BilingualLabel])[] = [
  ["affected", { ko: "영향 있음(미조치)", en: "affected, open" }],
  ["fixed", { ko: "조치 완료", en: "fixed" }],
  ["mitigated", { ko: "완화", en: "mitigated" }],
  ["notAffected", { ko: "영향 없음", en: "not affected" }],
  ["unknown", { ko: "알 수 없음", en: "unknown" }],
];

const evidenceWords: Readonly<Record<(typeof evidenceClasses)[number], BilingualLabel>> = {
  E0: { ko: "E0 자체 확인", en: "E0 self-attested" },
  E1: { ko: "E1 명령 출력", en: "E1 command output" },
  E2: { ko: "E2 서명된 에이전트 점검", en: "E2 signed agent check" },
  E3: { ko: "E3 독립 검증", en: "E3 independent verification" },
};

/** What would be sent: in words, and the very JSON that is signed. */
function preview(attestation: Attestation, language: Language): string {
  const ko = language === "ko";
  const { counts, evidence, contradicted, directive, revision, drill } = attestation;
  const lines = [
    drill ? (ko ? "[훈련]" : "[DRILL]") : "",
    ko
      ? `조치 지시 ${directive} (개정 ${revision})에 대한 이행 확인`
      : `Attestation on directive ${directive} (revision ${revision})`,
    ...statusWords.map(([name, words]) => `  ${words[language]}: ${counts[name]}`),
    ...evidenceClasses
      .filter((name) => evidence[name] > 0)
      .map((name) => `  ${evidenceWords[name][language]}: ${evidence[name]}`),
    contradicted === 0
      ? ""
      : ko
        ? `  조치 완료로 알렸으나 다시 영향이 발견됨: ${contradicted}`
        : `  called fixed before and found affected again: ${contradicted}`,
    ko
      ? "구성요소 이름도 경로도 서버 이름도 들어 있지 않습니다. 보낼 내용 전부:"
      : "No component, no path and no host is in it. Everything that is sent:",
    JSON.stringify(attestation, null, 2),
  ];
  return `${lines.filter((line) => line !== "").join("\n")}\n`;
}

function report(answered: SubmissionResult, language: Language, io: AgentIo): number {
  if (answered === null) {
    io.write(language === "ko" ? "보내지 않았습니다.\n" : "Nothing was sent.\n");
    return 2;
  }
  const { receipt, receivedAt, digest } = answered.receipt;
  io.write(
    language === "ko"
      ? `접수증 ${receipt} (${receivedAt}, sha256 ${digest})을 보관했습니다.\n`
      : `Receipt ${receipt} (${receivedAt}, sha256 ${digest}) is kept.\n`,
  );
  return 0;
}
