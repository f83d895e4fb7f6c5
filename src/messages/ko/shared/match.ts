/** The verdicts, why one is what it is, and by which rule it was concluded, in Korean. */
import type { match as reference } from "#messages/en/shared/match.ts";
import type { SameKeys } from "#messages/keys.ts";

export const match = {
  verdict: {
    affected: "영향 있음",
    not_affected: "영향 없음",
    unknown: "알 수 없음",
  },
  reason: {
    "listed-version": "권고문이 이 버전을 영향받는 버전으로 적었습니다",
    "outside-every-range": "영향받는 버전 범위 밖입니다",
    "no-advisory": "이 제품에 대한 권고문이 없습니다",
    "version-missing": "목록에 버전이 하나로 적혀 있지 않습니다",
    "release-unknown": "배포판의 릴리스를 알 수 없습니다",
    "source-unknown":
      "배포판 권고문은 소스 패키지 이름을 쓰는데, 목록에 이 패키지의 소스가 적혀 있지 않습니다",
    "other-channel":
      "설치된 빌드({build})와 권고문의 버전({bound})은 서로 다른 수정 경로라 비교할 수 없습니다",
    "no-fix-will-come": "영향이 있으며 수정 버전이 나오지 않습니다 (지원이 끝난 릴리스 또는 패키지)",
    "product-unnamed": "목록만으로는 어떤 제품인지 식별할 수 없습니다",
    "other-origin": "권고문이 말하는 패키지가 아닌 다른 곳에서 왔습니다 ({origin}: {place})",
    "version-unreadable": "설치된 버전을 읽을 수 없습니다 (체계: {scheme})",
    "not-covered": "여기 있는 묶음에는 {ecosystem}의 권고문이 없습니다",
    "name-near": "이 이름과 똑같은 제품에 대한 권고문은 없습니다. 혹시 {names}입니까?",
    "product-catch-all": "권고문이 제품을 특정하지 않고 이 공급자의 제품 전체를 말합니다",
  },
  excused: {
    known_not_affected: "출처가 이 버전은 영향이 없다고 밝혔습니다",
    unaffected: "출처가 이 버전은 영향이 없다고 밝혔습니다",
    fixed: "출처가 이 버전은 조치된 버전이라고 밝혔습니다",
    recommended: "출처가 이 버전을 조치 버전으로 권합니다",
    because: "{statement} ({justification})",
  },
  uncovered: {
    "not-stated":
      "여기 자료에는 영향이 있다는 말이 없으나, {ecosystem}의 레코드가 모두 있다는 진술이 없습니다",
    "records-missing": "여기 자료에는 영향이 있다는 말이 없으나, {ecosystem}의 레코드 수가 진술과 다릅니다",
    "too-old": "여기 자료에는 영향이 있다는 말이 없으나, {ecosystem}의 자료가 너무 오래되었습니다",
    "ahead-of-clock":
      "여기 자료에는 영향이 있다는 말이 없으나, {ecosystem}의 자료 시각이 이 컴퓨터의 시계보다 앞서 있습니다",
  },
  origin: {
    git: "저장소",
    url: "주소",
    file: "파일",
    path: "폴더",
    registry: "다른 등록소",
    replaced: "다른 모듈",
  },
  undecidable: {
    "git-only": "권고문에 버전이 아니라 소스 커밋만 적혀 있습니다",
    "versions-and-commits":
      "권고문에 적힌 버전 목록에 없는 버전이지만, 함께 적힌 소스 커밋과는 비교할 수 없습니다",
    "no-range": "권고문에 영향받는 버전 범위가 없습니다",
    "unreadable-range": "권고문의 버전 범위를 읽을 수 없습니다",
    "unidentified-product": "권고문의 제품을 식별할 수 없습니다",
    "unsupported-scheme": "이 제품의 버전 체계를 비교할 수 없습니다",
    "pack-damaged": "권고 묶음 파일이 손상되었습니다",
  },
  mainChannel: "기본 경로",
  interval: {
    every: "모든 버전이 영향을 받습니다",
    from: "영향받는 범위 안입니다: {from} 이상",
    before: "영향받는 범위 안입니다: {to} 미만",
    upTo: "영향받는 범위 안입니다: {to} 이하",
    fromBefore: "영향받는 범위 안입니다: {from} 이상 {to} 미만",
    fromUpTo: "영향받는 범위 안입니다: {from} 이상 {to} 이하",
  },
  ecosystem: {
    vendors: "공급자 제품",
    unknown: "알 수 없는 생태계",
  },
  rule: {
    "one-source": "한 출처만 말합니다",
    same: "모든 출처의 말이 같습니다",
    "excusing-status": "이 제품에 대해 말할 수 있는 출처가 바로 이 버전은 영향이 없다고 밝힌 것을 따릅니다",
    "distribution-tracker": "배포판이 자기 패키지에 대해 직접 밝힌 것을 따릅니다",
    maker: "제품을 만든 곳이 직접 밝힌 것을 따릅니다",
    "more-specific-product": "릴리스를 밝히지 않은 출처보다 바로 이 릴리스를 말한 출처를 따릅니다",
    caution: "출처의 말이 서로 달라 가장 나쁜 쪽을 따릅니다 (영향 있음, 알 수 없음, 영향 없음 순)",
  },
} as const satisfies SameKeys<typeof reference>;
