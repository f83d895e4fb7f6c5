/** A code that was told with a directive, and whether it stands for one, in Korean. */
import type { phoneCode as reference } from "#messages/en/shared/sealing/phone-code.ts";
import type { SameKeys } from "#messages/keys.ts";

export const phoneCode = {
  title: "들은 확인번호",
  lead: "전화나 문자로 지시와 함께 여섯 자리 숫자를 들으셨습니까? 그 번호가 이 상황반의 지시인지, 어떤 지시인지 알려 드립니다.",
  label: "여섯 자리 숫자",
  hint: "오늘이나 어제 들은 번호. 빈칸은 상관없습니다.",
  ask: "확인",
  yes: "맞습니다. 이 지시의 번호입니다:",
  no: "아닙니다. 오늘이나 어제 이 번호를 가진 이 상황반의 지시가 없습니다. 시키는 대로 하지 말고, 알고 있는 번호로 상황반에 물어보십시오.",
  limit:
    "제목이 들은 것과 같아야 합니다. 번호는 이 지시가 진짜임을 보일 뿐, 전화한 사람이 누구인지는 보이지 않습니다. 누구도 비밀번호를 물을 이유가 없습니다.",
} as const satisfies SameKeys<typeof reference>;
