/** What `bongsu advisory` says, in Korean. */
import type { advisoryCommand as reference } from "#messages/en/terminal/advisory-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const advisoryCommand = {
  usage: {
    lint: "bongsu advisory lint 파일",
    export:
      "bongsu advisory export 파일 --format csaf|vex|csaf-2.1|osv|cve|gcve|html [--out 파일] [--address 주소]",
  },
  what: "직접 쓴 보안권고문(bongsu.advisory/1)을 상황실 없이 다룹니다. lint는 공개를 막는 것을 알려 주고, export는 다른 곳에서 읽는 형식으로 쓰며 그 형식이 담지 못하는 것을 알려 줍니다.",
  exits: "종료 상태: 0; 아직 공개할 수 없거나 형식이 담지 못하면 1; 파일을 읽을 수 없으면 2.",
  optionFormat:
    "--format 형식    csaf(2.0), vex(CSAF 2.0), csaf-2.1(아직 표준 아님), osv, cve(JSON 5.2), gcve, html",
  optionOut: "--out 파일       쓸 곳. 없으면 표준 출력",
  optionAddress: "--address 주소   문서를 공개할 주소",
  optionLang: "--lang 언어      형식에 언어가 있으면 문서의 언어",
  good: "공개할 수 있습니다.",
  notReady: "공개하려면 고쳐야 할 것이 {count}개 있습니다:",
  noFile: "{path} 파일이 없습니다.",
  unreadable: "{path}은(는) 직접 쓴 보안권고문(bongsu.advisory/1)이 아닙니다: {why}",
  omitted: "{format} 형식이 담지 못하는 것: {places}",
  needs: {
    product: "{format} 형식에는 제품이 있어야 합니다.",
    "cve-id": "{format} 형식은 별칭에 CVE 번호가 있고 철회되지 않은 권고문만 담을 수 있습니다.",
    "gcve-id": "{format} 형식에는 GCVE 번호 기관의 번호가 있어야 합니다.",
  },
  written: "{out}: {format}",
} as const satisfies SameKeys<typeof reference>;
