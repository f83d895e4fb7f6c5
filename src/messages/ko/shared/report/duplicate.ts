/** What two reports have in common, in Korean: of each reason a sentence. */
import type { duplicate as reference } from "#messages/en/shared/report/duplicate.ts";
import type { SameKeys } from "#messages/keys.ts";

export const duplicate = {
  why: {
    "alias-shared": "둘 다 식별자 {id}을(를) 적었습니다.",
    "alias-other": "서로 다른 식별자를 적었습니다: {first}, {second}.",
    "state-equal": "크래시 상태가 같습니다: {state}",
    "state-none": "크래시 상태에 코드의 위치가 없습니다.",
    "state-similar": "크래시 상태가 비슷합니다. 둘 다에 있는 것: {common}",
    "state-other": "크래시 상태가 다릅니다: {first} / {second}",
    "stack-likeness":
      "의미 있는 프레임 {of}개 가운데 {common}개가 두 스택에 다 있습니다. 가장 안쪽: {innermost}",
    "class-equal": "두 크래시의 종류가 같습니다: {first}.",
    "class-near": "결함 하나가 {first}(으)로도 {second}(으)로도 나타날 수 있습니다.",
    "class-other": "크래시의 종류가 다릅니다: {first}, {second}.",
    "site-hunks": "두 수정안이 같은 코드 {count}줄을 건드립니다.",
    "site-function": "둘 다 함수 {function}을(를) 짚었습니다.",
    "site-mention": "한쪽이 짚은 함수 {function}이(가) 다른 쪽 스택에 있습니다.",
    "site-names": "두 글 모두 {function}을(를) 짚었습니다.",
    "site-file": "둘 다 파일 {file}을(를) 짚었지만 함수는 다릅니다.",
    "site-other": "코드의 다른 곳을 짚었습니다.",
    "text-likeness": "글이 {percent} % 비슷합니다. 둘 다에 있는 코드 이름: {names}",
    "weakness-equal": "둘 다 약점 {id}을(를) 적었습니다.",
    "weakness-other": "서로 다른 약점을 적었습니다: {first}, {second}.",
    "product-equal": "둘 다 {first}에 관한 것입니다.",
    "product-other": "서로 다른 제품에 관한 것입니다: {first}, {second}.",
    "version-equal": "둘 다 버전 {first}에 관한 것입니다.",
    "version-other": "서로 다른 버전에 관한 것입니다: {first}, {second}.",
  },
} as const satisfies SameKeys<typeof reference>;
