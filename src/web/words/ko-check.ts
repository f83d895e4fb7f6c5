/** The page `/check` in Korean, in plain 해요체: it is for people who are not officers. */

import type { Dispute } from "#web/check/examination-result.ts";

export const koCheck = {
  check: {
    title: "우리 회사도 해당되나요?",
    invitation: "로그인하지 않아도 돼요. 소프트웨어 목록을 넣으면 지금 내려진 조치 지시와 바로 견줘 봐요.",
    begin: "확인하러 가기",
    lead: "소프트웨어 목록을 넣으면, 이 상황반이 알린 것 가운데 해당하는 것이 있는지 이 화면 안에서 바로 알려 드려요.",
    stays: "파일은 이 탭을 떠나지 않아요",
    staysHow:
      "확인은 이 브라우저 탭 안에서만 해요. 파일의 내용도 이름도 어디로도 보내지 않아요. 미리 받는 자료는 누구에게나 같아요. ‘준비됐어요’가 보이면 인터넷을 끊고 써도 돼요.",
    fetching: (done: number, of: number): string =>
      of === 0
        ? "조치 지시를 받아 서명을 확인하고 있어요."
        : `권고 묶음을 받고 있어요. ${of}개 가운데 ${done}개`,
    ready: "준비됐어요. 이제 인터넷 없이도 확인할 수 있어요.",
    nothingYet: "아직 견줄 조치 지시가 없어요",
    nothingYetHow:
      "이 상황반에서 지금 효력이 있는 조치 지시가 없어요. 지시가 나오면 다시 와 주세요. 지시가 없다고 안전하다는 뜻은 아니에요.",
    indexEnded:
      "받아 둔 목록의 유효 기간이 지났어요. 더 새로운 지시가 있을 수 있으니 화면을 새로 고쳐 주세요.",
    comparedWith: (directives: number, advisories: number): string =>
      `견주는 조치 지시 ${directives}건, 권고문 ${advisories.toLocaleString("ko-KR")}건과 서명 키 보기`,
    ecosystems: "생태계별 권고문",
    inEcosystem: (name: string, count: number): string => `${name}: ${count.toLocaleString("ko-KR")}건`,
    noEcosystems: "없음. 여기서는 조치 지시만 내보내요.",
    tooLarge: (names: string): string =>
      `너무 커서 브라우저 탭에서는 견주지 못했어요: ${names}. 이 생태계는 명령줄 에이전트로 확인해 주세요.`,
    room: "상황반",
    index: "서명된 목록",
    sequence: (sequence: number): string => `제${sequence}호`,
    fingerprint: "서명 키 지문",
    fingerprintHint: "상황반이 전화나 문서로 알려 준 지문과 같은지 견줘 보세요.",
    directives: "조치 지시",
    give: "파일을 넣어 주세요",
    file: "파일 고르기",
    orDrop: "또는 파일을 이 화면에 끌어다 놓으세요.",
    fileHint:
      "package-lock.json, yarn.lock, pnpm-lock.yaml, poetry.lock, requirements.txt, go.mod, pom.xml, CycloneDX, SPDX, 설치 프로그램 표(CSV)를 읽어요. 이런 잠금 파일이나 SBOM을 50MB까지 넣을 수 있어요.",
    stop: "그만하기",
    unreadable: (name: string): string => `‘${name}’ 파일을 읽지 못했어요`,
    unreadableNext:
      "읽지 못한 것은 안전한 것이 아니라 모르는 것이에요. 파일을 고치거나 다른 목록을 넣어 주세요.",
    line: (line: string): string => `${line}번째 줄`,
    wholeFile: "파일 전체",
    moreFindings: (count: number): string => `그 밖에 ${count}군데가 더 있어요.`,
    partly: "읽지 못한 곳이 있어요. 그 부분은 알 수 없어요",
    affects: (count: number): string =>
      `네, 해당돼요. 구성요소 ${count.toLocaleString("ko-KR")}개를 고쳐야 해요`,
    notKnown: (count: number): string =>
      `아직 몰라요. 구성요소 ${count.toLocaleString("ko-KR")}개를 가리지 못했어요`,
    affectsNot: "지금 내려진 지시에는 해당되지 않아요",
    affectsNotAll: "여기에 실린 권고문에는 해당되지 않아요",
    looked: (name: string, components: number): string =>
      `‘${name}’에서 구성요소 ${components.toLocaleString("ko-KR")}개를 살펴봤어요.`,
    unknownIsNotSafe: "모름은 안전이 아니에요. 표에서 까닭을 보고 직접 확인해 주세요.",
    onlyDirectives:
      "지금 효력이 있는 조치 지시의 권고문하고만 견줬어요. 알려진 모든 취약점을 본 것은 아니에요.",
    comparedWithAll: (names: string): string =>
      `지금 효력이 있는 조치 지시와, 이 상황반이 내보내는 다음 생태계의 모든 권고문과 견줬어요: ${names}.`,
    unnamed: "지시에 나오지 않음",
    unnamedAll: "권고문에 나오지 않음",
    notCovered: "여기에 권고문이 하나도 없어 알 수 없는 종류",
    table: "확인 결과",
    component: "구성요소",
    installed: "설치된 버전",
    advisory: "권고문",
    verdict: "판정",
    why: "까닭",
    fixed: "고친 버전",
    due: "언제까지",
    command: "고치는 명령",
    moreNames: (count: number): string => `그 밖의 이름 ${count.toLocaleString("ko-KR")}개`,
    disagree: (name: string): string => `${name}: 출처마다 말이 달라요`,
    decidedBy: "이렇게 가렸어요:",
    onCard: "카드에 싣기",
    onCardNamed: (name: string): string => `${name} 확인 카드에 싣기`,
    noCommand: "정해진 명령이 없어요. 지시에 적힌 방법을 따라 주세요.",
    more: (shown: number, lines: number): string => `더 보기 (${lines}줄 가운데 ${shown}줄)`,
    cut: (shown: number, lines: number): string =>
      `표에는 ${lines}줄 가운데 급한 순서로 ${shown}줄만 실었어요. 개수는 모두 센 것이에요.`,
    inRange: (from: string, to: string, included: boolean): string =>
      from === "" && to === ""
        ? "모든 버전이 영향을 받아요."
        : `영향받는 범위 안이에요: ${[from === "" ? "" : `${from} 이상`, to === "" ? "" : `${to} ${included ? "이하" : "미만"}`].join(" ").trim()}`,
    versionUnreadable: (scheme: string): string => `설치된 버전을 읽을 수 없어요(버전 체계: ${scheme}).`,
    undecidable: (why: string): string => `권고문만으로는 가릴 수 없어요: ${why}.`,
    card: "확인 카드",
    cardHint:
      "인쇄하거나 PDF로 남길 수 있어요. 표에서 고른 것 말고는 구성요소 이름도 파일 이름도 싣지 않아요.",
    who: "회사 이름(적지 않아도 돼요)",
    whoHint: "카드에만 보이고 보내지 않아요.",
    checkedAt: "확인한 때(이 기기의 시계)",
    listKind: "목록 종류",
    components: (count: number): string => `구성요소 ${count.toLocaleString("ko-KR")}개`,
    fileDigest: "파일 지문(SHA-256)",
    nothingChosen: "구성요소 이름은 싣지 않았어요.",
    chosen: "싣기로 고른 것",
    cardLimits:
      "스스로 확인한 기록이에요(증빙 등급 E0). 적힌 조치 지시와 생태계별 권고문하고만 견줬고, ‘모름’은 안전이 아니에요.",
  },
  conclusion: {
    "distribution-tracker": "배포판이 자기 패키지에 대해 직접 밝힌 것을 따라요.",
    maker: "제품을 만든 곳이 직접 밝힌 것을 따라요.",
    "more-specific-product": "릴리스를 밝히지 않은 출처보다 바로 이 릴리스를 말한 출처를 따라요.",
    caution: "말이 서로 다를 때는 가장 나쁜 쪽(영향 있음, 모름, 영향 없음 순)을 따라요.",
  } satisfies Record<Dispute["rule"], string>,
  checkEnd: {
    "too-large": "파일이 너무 커요. 50MB까지 읽을 수 있어요. 큰 목록은 명령줄 에이전트로 확인해 주세요.",
    "too-slow": "1분 안에 끝나지 않아 멈췄어요. 결과는 ‘모름’이에요. 명령줄 에이전트로 확인해 주세요.",
    broke: "확인하다가 뜻하지 않은 문제가 생겼어요. 결과는 ‘모름’이에요. 다시 넣어 주세요.",
    stopped: "그만뒀어요. 결과는 ‘모름’이에요.",
  },
  checkStage: { reading: "파일을 읽고 있어요:", matching: "지시와 견주고 있어요:" },
} as const;
