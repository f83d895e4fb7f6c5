/** What a user says about the coverage of feeds, and what is wrong with it, in Korean. */
import type { coverageOption as reference } from "#messages/en/terminal/coverage-option.ts";
import type { SameKeys } from "#messages/keys.ts";

export const coverageOption = {
  complete:
    "--complete 이름들  준 자료(반입하거나 --feed로 준 것)에 이 생태계의 레코드가 모두 있다고 밝힙니다. OSV나 패키지 URL의 이름으로 적고(npm, PyPI 또는 pypi, crates.io 또는 cargo, Debian:12, 공급자 제품은 CVE; 여럿은 쉼표로), 언제까지 모두인지는 가장 최근 레코드 시각 또는 적은 날짜(npm@2026-11-29)로 봅니다",
  maxAge: "--max-age 기간  자료를 믿는 기간(7d, 36h). 지나면 영향 없음이 알 수 없음이 됩니다. 기본 7일",
  ecosystemUnknown: '--complete: "{name}"이라는 생태계는 없습니다. 쓸 수 있는 이름: {accepted}.',
  ecosystemClose:
    '--complete: "{name}"이라는 생태계는 없습니다. 혹시 {names}인가요? 쓸 수 있는 이름: {accepted}.',
  timeInvalid: "--complete: {text}은(는) 날짜(2026-11-29)나 시각(2026-11-29T00:00:00Z)이 아닙니다.",
  ageInvalid: "--max-age에는 날수(7d)나 시간(36h)을 적으며 {text}은(는) 아닙니다.",
} as const satisfies SameKeys<typeof reference>;
