/** Return slips, in Korean. */
import type { slip as reference } from "#messages/en/shared/sealing/slip.ts";
import type { SameKeys } from "#messages/keys.ts";

export const slip = {
  keysUnfit:
    "회신 쪽지를 만들 수 없습니다. 기관이나 상황반의 키가 Ed25519 키가 아니거나, 상황반의 키를 이곳에서 모릅니다.",
  tooLarge: "회신이 쪽지에 들어가지 않습니다. 개수의 자릿수가 너무 많습니다. --out 파일로 쓰세요.",
  written:
    "이 회신의 쪽지입니다. 입력하거나 소리 내어 읽어 주세요({characters}자, 글자 B·I·L·O·S·U·Z는 쓰이지 않음). 보낸 것은 없으며, 접수증을 받을 때까지 회신은 발신함에서 기다립니다.",
  unknownMore: "무엇을 보았는지는 쪽지에 들어가지 않아, 빠진 것은 판단 불가로 셉니다.",
  page: {
    title: "회신 쪽지",
    lead: "연결되지 않은 기관의 쪽지(bongsu attest --slip)를 입력합니다. 접수증은 연결해서 보낸 회신이 받는 것과 같습니다.",
    organization: "기관",
    organizationHint: "쪽지를 읽어 준 기관의 번호.",
    slip: "쪽지",
    slipHint: "다섯 글자씩 묶음. 소문자·띄어쓰기·줄표는 상관없고, O는 0, I와 L은 1로 읽습니다.",
    enter: "쪽지 입력",
    taken: "상황반이 회신을 받았습니다.",
  },
  finding: {
    "slip-character": "{group}번째 묶음에 쪽지에 쓰이지 않는 글자가 있습니다. 다시 보세요.",
    "slip-check":
      "{group, select, none {쪽지를 잘못 옮겼습니다. 두 글자 이상이 틀렸습니다.} other {쪽지를 잘못 옮겼습니다. {group}번째 묶음을 보세요.}}",
    "slip-length": "빠졌거나 남는 글자가 있습니다. 쪽지는 다섯 글자씩 묶은 8~50자입니다.",
    "slip-version": "다른 판의 쪽지입니다. 이 프로그램이 너무 오래되었습니다.",
    "slip-form": "회신 쪽지가 아니거나 온전하지 않습니다.",
    "slip-tag":
      "이 기관의 어느 키도 이 쪽지를 만들지 않았습니다. 다른 기관의 것이거나, 키가 폐기되었거나 등록되지 않았습니다.",
  },
} as const satisfies SameKeys<typeof reference>;
