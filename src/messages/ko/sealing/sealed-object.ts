/** Why a sealed object is not opened, by its code, in Korean. */
import type { sealedObject as reference } from "#messages/en/sealing/sealed-object.ts";
import type { SameKeys } from "#messages/keys.ts";

export const sealedObject = {
  refused: "{path}: {why}",
  "sealed-form": "여기서 아는 봉인 파일이 아닙니다.",
  "sealed-shredded": "파기되었습니다. 이 사본은 이제 아무도 열 수 없습니다.",
  "sealed-not-reader": "이 키 앞으로 봉인된 것이 아닙니다.",
  "sealed-wrap-wrong": "이 키의 열쇠 꾸러미가 다른 파일이나 다른 사람의 것이거나 바뀌었습니다.",
  "sealed-readers-changed": "읽을 사람 목록이 든 앞부분이 봉인할 때와 다릅니다.",
  "sealed-content-foreign": "내용이 앞부분과 다른 봉인 파일의 것입니다.",
  "sealed-truncated": "파일이 잘려 있습니다.",
  "sealed-reordered": "내용의 순서가 바뀌었습니다(부분 {place}).",
  "sealed-chunk-changed": "내용이 부분 {place}에서 바뀌었거나 잘렸습니다.",
  "sealed-others-needed": "다른 사람도 함께 열어야 합니다. --release로 해제 파일을 만들어 전하세요.",
  "release-form": "해제 파일(bongsu.release/1)이 아닙니다.",
  "release-foreign": "해제 파일이 다른 봉인 파일의 것입니다.",
} as const satisfies SameKeys<typeof reference>;
