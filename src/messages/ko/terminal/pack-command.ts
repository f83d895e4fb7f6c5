/** What `bongsu pack` says, in Korean. */
import type { packCommand as reference } from "#messages/en/terminal/pack-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const packCommand = {
  usage: {
    build: "bongsu pack build 권고문… --out 폴더 [--complete 이름들]",
    diff: "bongsu pack diff 이전폴더 새폴더 --out 차분폴더",
    apply: "bongsu pack apply 이전폴더 차분폴더 --out 새폴더",
  },
  build:
    "build는 import가 읽는 모든 형식의 권고문을 생태계마다 한 묶음으로 만들고 packs.json을 씁니다. 같은 입력이면 같은 바이트가 나옵니다.",
  diff: "diff는 두 폴더 사이에서 바뀐 것만 씁니다. apply는 이전 폴더와 차분으로 새 폴더를 똑같은 바이트로 만들며, 맞지 않으면 거부합니다.",
  built: "{ecosystem} 권고문 {advisories}건 {match} + {details}바이트",
  written: "{ecosystem} {bytes}바이트",
  noDelta: "{ecosystem}의 차분을 만들 수 없습니다.",
  noDeltaIndex: "{index}은(는) 차분 목록이 아닙니다. bongsu pack diff로 만듭니다.",
  noPackIndex: "{index}은(는) 묶음 목록이 아닙니다. bongsu pack build로 만듭니다.",
  otherPack: "{index}에 적힌 대로 만들면 {ecosystem}의 묶음이 적힌 것과 다릅니다.",
  deltaUnnamed: "{index}에 다이제스트가 아닌 차분 이름이 있습니다.",
  packUnnamed: "{index}에 다이제스트가 아닌 묶음 이름이 있습니다.",
  missing: "{path}이(가) 없습니다.",
  unfit: "{path}을(를) 적용할 수 없습니다.",
} as const satisfies SameKeys<typeof reference>;
