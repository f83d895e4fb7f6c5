/** What `bongsu open` says, in Korean. */
import type { openCommand as reference } from "#messages/en/sealing/open-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const openCommand = {
  usage: "bongsu open --key 키… [--with 해제파일] [--range 시작-끝] --out 결과 파일",
  usageRelease: "bongsu open --key 키 --release 해제파일 파일",
  optionKey: "--key 키  여는 키; 여럿이 필요하면 여러 번 씁니다",
  optionWith: "--with 해제파일  다른 사람이 해제한 파일",
  optionRelease:
    "--release 해제파일  다른 사람도 함께 열어야 할 때: 자기 몫을 풀어 다음 사람에게 필요한 것을 씁니다",
  optionRange: "--range 시작-끝  그 바이트만 (0부터, 끝을 비우면 끝까지)",
  what: "봉인된 파일을 엽니다. 봉인할 때와 다르면 거부하고 아무것도 쓰지 않습니다.",
  opened: "{out}: {bytes}바이트",
  released:
    "{out}을(를) 다음 사람에게 전하세요. 모두 {needed}명이 필요합니다. 그 사람 앞으로 봉인되어 있어 그대로 보내도 됩니다.",
  nothingToRelease: "이 키만으로 열리므로 해제할 것이 없습니다. --out을 쓰세요.",
  rangeWrong: "{range}은(는) 0-1024와 같은 범위가 아닙니다",
  rangeBeyond: "그 자리에는 아무것도 없습니다. 내용은 {size}바이트입니다.",
} as const satisfies SameKeys<typeof reference>;
