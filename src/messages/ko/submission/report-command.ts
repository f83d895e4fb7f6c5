/** What `bongsu report` says, in Korean. */
import type { reportCommand as reference } from "#messages/en/submission/report-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const reportCommand = {
  usage: { parse: "bongsu report parse 경로… [--format json|csaf]", lint: "bongsu report lint 경로…" },
  what: {
    parse:
      "취약점 신고를 읽고 항목마다 JSON 한 줄을 출력합니다: source, format, product, version, crash(type, address, state, security), findings, 그다음 신고가 말하는 나머지. PATH는 파일, 폴더, 압축 파일 또는 표준 입력(-)이며, 형식은 내용으로 알아봅니다. 아무것도 보내지 않고 상황반도 필요 없습니다.",
    lint: "신고가 조치에 나설 만큼 갖추어졌는지 말합니다. 빠진 것마다 한 문장입니다. PATH는 parse와 같습니다.",
  },
  option: {
    hangs: "--hangs  메모리나 시간이 다한 것도 크래시로 셉니다",
    fuzzTarget: "--fuzz-target NAME  퍼즈 대상의 이름(스택이 말해 주지 않는 크래시에 씀)",
    format:
      "--format csaf  줄 대신 파일마다 신고 프로필의 CSAF 2.1 문서를 출력합니다(발행자: BONGSU_REPORTER)",
  },
  exit: {
    parse: "종료 코드: 0 모두 읽음, 3 일부를 읽지 못함, 2 아무것도 읽지 못했거나 그런 경로가 없음.",
    lint: "종료 코드: 0 모두 갖춤, 1 빠진 것이 있거나 일부를 읽지 못함, 2 아무것도 읽지 못함.",
  },
  moreUnread: "읽지 못한 것이 {count}개 더 있습니다.",
  complete: "조치에 나설 만큼 갖추어져 있습니다.",
  nothing: "신고하는 것이 없습니다.",
  lint: {
    "claim-missing":
      "무엇을 주장하는지 없습니다. 무엇이 잘못이고 어떤 일이 생기는지 한 문장으로 적어 주십시오.",
    "product-missing": "어느 제품인지 없습니다. 이름을, 되도록 패키지 URL이나 CPE 이름을 적어 주십시오.",
    "version-missing": "어느 버전인지 없습니다. 확인한 버전이나 커밋을 적어 주십시오.",
    "way-missing": "재현 방법이 없습니다. 절차, 소스의 위치, 트레이스 또는 증명을 주십시오.",
    "trace-missing": "입력만 있습니다. 그 입력으로 프로그램이 출력하는 트레이스를 주십시오.",
    "frames-unnamed": "스택에 함수 이름이 없습니다. 심볼이 있는 빌드의 스택을 주십시오.",
  },
  finding: {
    "no-crash": "트레이스처럼 보이지만 어떤 규칙으로도 크래시가 보이지 않습니다.",
    "trace-cut": "트레이스의 줄이 너무 많아 처음과 끝만 읽었습니다.",
    "mail-damaged": "메일을 끝까지 읽을 수 없습니다.",
    "tool-failed": "도구가 실패했습니다. 보고하지 않은 것이 없다는 뜻은 아닙니다.",
    "archive-damaged": "압축 파일이 손상되었거나 잘렸습니다.",
    "entry-unread": "압축 파일의 이 항목은 읽지 않습니다.",
    "compression-unsupported": "이 압축 방식은 읽지 않습니다.",
    "ratio-too-high": "풀면 실제 압축 파일보다 훨씬 커집니다.",
    empty: "파일에 아무것도 없습니다.",
    "item-empty": "이 항목에는 여기서 읽는 내용이 없습니다.",
    "report-unknown": "여기서 읽을 수 있는 종류의 신고가 아닙니다.",
    "report-cut": "파일이 너무 커서 처음과 끝만 읽었습니다.",
    "file-unread": "열 수 없습니다.",
  },
} satisfies SameKeys<typeof reference>;
