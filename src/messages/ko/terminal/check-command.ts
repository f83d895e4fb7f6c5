/** What `bongsu check` says, in Korean. */
import type { checkCommand as reference } from "#messages/en/terminal/check-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const checkCommand = {
  usage:
    "bongsu check 경로… --dir 폴더 [--feed 경로…] [--complete 이름들] [--packs 폴더] [--max-age 기간] [--format 형식] [--lang {languages}] [--facts 파일] [--directive 지시번호]",
  what: "경로 아래의 lockfile, SBOM, 패키지 데이터베이스를 찾아, sync로 받아 둔 권고 묶음과 이 컴퓨터 안에서만 대조합니다.",
  privacy: "목록의 내용은 밖으로 나가지 않습니다.",
  option: {
    feed: "--feed 경로  상황반 없이 대조할 권고문 파일이나 폴더; 여러 번 쓸 수 있습니다",
    stdinName: "--stdin-name 이름  표준 입력(PATH 자리의 -)으로 읽는 것의 파일 이름",
    packs: '--packs 폴더  상황반 없이 대조할, "bongsu pack build"로 만든 묶음',
    format: "--format 형식  table(기본값), json, sarif, openvex, cyclonedx-vex, csaf-vex",
    author: '--author 작성자  문서에 적을 작성자: 이름 또는 "이름 <https://…>"',
    facts:
      '--facts 파일  "bongsu facts"로 폴더에 둔 것 대신 이번에만 쓸 JSON: exposed, highValue, supported, compromised, patch (yes|no), humanImpact, assetClass. org는 적용 범위가 묻는 기관 정보: id, tier, sector, domain, region, criticalInfrastructure, size. 모르는 것은 가장 나쁜 값으로 봅니다',
    gone: "--gone 목록  시스템과 함께 아주 없어진 목록. 거기서 영향받던 것은 조치된 것으로 봅니다. 여러 번 쓸 수 있습니다. 그저 찾을 수 없게 된 목록은 알 수 없는 것으로 남습니다",
    all: "--all  표에 영향 없음도 표시",
    accept:
      "--accept 파일  기관이 감수하기로 한 위험(.bongsu.toml) 또는 믿기로 한 VEX 문서(OpenVEX, CycloneDX, CSAF); 여러 번 쓸 수 있습니다",
    suppliers: "--suppliers 파일  서명한 VEX 문서를 자기 제품에 한해 인정할 공급자 목록: bongsu.suppliers/1",
    minSeverity:
      "--min-severity 등급  이보다 덜 심각한 것은 뺍니다: none, low, medium, high, critical. 심각도가 제시되지 않은 것은 critical로 봅니다",
    failOn:
      "--fail-on 조건  영향 있음 가운데 이 등급 이상이거나 악용이 확인된 것만 종료 코드 1로 셉니다(예: critical,exploited)",
  },
  exit: "종료 코드: 0 영향 없음, 1 영향 있음, 2 실행할 수 없음, 3 영향은 없으나 알 수 없거나 대조하지 못한 것, 또는 전체이고 최근인 자료가 다루지 않는 것이 있음.",
  inputTwice: "표준 입력은 하나뿐이므로 PATH와 --feed 둘 다 -일 수는 없습니다.",
  nothingToMatchWith: "--dir, --feed, --packs 가운데 하나가 필요합니다.",
  authorInvalid: '--author에는 이름 또는 "이름 <https://…>"을 적으며 {text}은(는) 아닙니다.',
  nothingToState:
    "찾은 구성요소를 다루는 권고문이 없습니다. 이 형식에는 내용 없는 문서가 없어 아무것도 쓰지 않았습니다.",
  caution: {
    "nothing-to-match": "주의: 시행 중인 조치 지시도 맞는 묶음도 없어 아무것도 대조하지 않았습니다.",
    "agent-unsafe":
      "더 새로운 에이전트가 필요합니다. 받아 둔 자료가 이 버전은 더 이상 안전하지 않다고 합니다. 교체하세요.",
    "index-ahead":
      "주의: 받아 둔 목록은 이 컴퓨터의 시계가 아직 이르지 않은 시각에 서명되었습니다. 시계가 늦거나 상황반의 시계가 빠릅니다. 조치 기한과 경과 시간은 서명된 시각부터 셈하고, 어떤 자료도 최신으로 보지 않습니다. 시계를 맞추거나 다시 동기화하세요.",
    "no-components": "주의: 목록에 구성요소가 하나도 없어, 아무것도 확인하지 않은 결과입니다.",
  },
  head: {
    component: "구성요소",
    installed: "설치 버전",
    advisory: "권고문",
    verdict: "판정",
    severity: "심각도",
    why: "근거",
    fixed: "해결 버전",
    due: "기한",
  },
  dissents: "* 출처의 말이 서로 다른 것:",
  moreDissents: "그 밖에 {count}건",
  fixes: "고치는 명령:",
  noFix: "해결 버전이 아직 알려지지 않음: {names}",
  totals: "목록 {lists}개의 구성요소 {components}개: 영향 있음 {affected}, 알 수 없음 {unknown}",
  unnamedTitle: "식별할 수 없어 알 수 없는 것:",
  unnamed: "{count}개는 식별할 수 없습니다",
  uncovered: "{count}개는 여기 있는 자료가 전부 다룬다고 할 수 없는 종류입니다",
  notCompared: "대조하지 못해 알 수 없는 것:",
  notComparedCount: "대조하지 못한 것이 {count}건 있어 알 수 없습니다",
  thresholdUnknown: "{option}에는 {words} 가운데 하나를 적으며 {text}은(는) 아닙니다.",
  notFailing: "영향 있음 {count}건은 지정한 조건에 따라 세지 않았습니다",
  onlyDirectives: "시행 중인 조치 지시하고만 대조했습니다. 알려진 모든 취약점을 본 것은 아닙니다.",
} as const satisfies SameKeys<typeof reference>;
