/** What `bongsu report` says, in Korean. */
import type { reportCommand as reference } from "#messages/en/submission/report-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const reportCommand = {
  usage: { parse: "bongsu report parse PATH…" },
  what: {
    parse:
      "취약점 신고를 읽고 항목마다 JSON 한 줄을 출력합니다: source, format, product, version, crash(type, address, state, security), findings, 그다음 신고가 말하는 나머지. PATH는 파일, 폴더, 압축 파일 또는 표준 입력(-)이며, 형식은 내용으로 알아봅니다. 아무것도 보내지 않고 상황반도 필요 없습니다.",
  },
  option: {
    hangs: "--hangs  메모리나 시간이 다한 것도 크래시로 셉니다",
    fuzzTarget: "--fuzz-target NAME  퍼즈 대상의 이름(스택이 말해 주지 않는 크래시에 씀)",
  },
  exit: {
    parse: "종료 코드: 0 모두 읽음, 3 일부를 읽지 못함, 2 아무것도 읽지 못했거나 그런 경로가 없음.",
  },
  finding: {
    "report-unknown": "여기서 읽을 수 있는 종류의 신고가 아닙니다.",
    "report-cut": "파일이 너무 커서 처음과 끝만 읽었습니다.",
    "file-unread": "열 수 없습니다.",
  },
} satisfies SameKeys<typeof reference>;
