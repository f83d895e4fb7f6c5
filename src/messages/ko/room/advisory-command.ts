/** What `bongsu advisory` says, in Korean. */
import type { advisoryCommand as reference } from "#messages/en/room/advisory-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const advisoryCommand = {
  usage: {
    lint: "bongsu advisory lint 파일",
    export:
      "bongsu advisory export 파일 --format csaf|vex|csaf-2.1|osv|cve|gcve|html [--out 파일] [--address 주소]",
    cve: "bongsu advisory cve reserve 번호 | publish 파일 | reject CVE-번호 --reason 글 | quota",
  },
  what: "직접 쓴 보안권고문(bongsu.advisory/1)을 상황반 없이 다룹니다. lint는 공개를 막는 것을 알려 주고, export는 다른 곳에서 읽는 형식으로 쓰며 그 형식이 담지 못하는 것을 알려 줍니다.",
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
  cve: {
    what: "cve는 번호 부여 기관을 위해 CVE 프로그램의 서비스에 묻습니다. reserve는 보안권고문 하나에 번호 하나를 주며 몇 번을 물어도 같습니다. 묻고 받은 것을 먼저 장부에 남깁니다. publish는 공개된 파일의 기록을 보내고 이미 있는 기록을 대신하며, reject는 번호를 철회합니다. 다른 곳에서 예약한 번호는 별칭에 직접 적습니다.",
    optionService:
      "--endpoint 주소 --org 이름 --user 이름 --key-file 파일   서비스와 신원. 키는 파일에서만 읽습니다",
    optionLedger: "--ledger 폴더    번호를 남기는 곳(reserve)",
    optionYear: "--year 연도      번호의 연도(reserve). 없으면 올해",
    optionReason: "--reason 글      번호를 철회하는 사유, 영어로(reject)",
    exits: "cve: 서비스가 거절하면 1, 답이 오지 않아 처리되었는지 알 수 없으면 3.",
    endpointUnsafe: "endpoint는 https 주소이거나 이 컴퓨터의 주소여야 합니다.",
    noKey: "{path}에 키가 없습니다.",
    ledgerUnreadable: "{path} {line}번째 줄을 읽을 수 없습니다.",
    notReady: "{path}은(는) 아직 준비되지 않았습니다. bongsu advisory lint를 보십시오.",
    tooEarly: "{path}은(는) 아직 공개되지 않았습니다.",
    quotaIs: "번호 {quota}개 가운데 {available}개가 남았고 {reserved}개가 예약되어 있습니다.",
    new: "새로 되었습니다.",
    again: "이미 있던 것입니다.",
    unanswered: "답이 오지 않아 처리되었는지 알 수 없습니다. 2분 뒤에 같은 명령을 다시 내리십시오.",
    refused: "서비스가 거절했습니다: {about}",
    quota: "이 기관에 남은 번호가 없습니다.",
    several: "앞선 물음에 답이 없었고 그 뒤로 새 번호가 여럿 있습니다: {about}. 직접 하나를 고르십시오.",
  },
  written: "{out}: {format}",
} as const satisfies SameKeys<typeof reference>;
