/** What `bongsu report reproduce` and `report sandbox` say, in Korean. */
import type { reproduceCommand as reference } from "#messages/en/submission/reproduce-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const reproduceCommand = {
  noDriver: "쓸 수 있는 격리 방식이 없습니다.",
  usage: "bongsu report reproduce 명세 [--out 증거] [--driver 방식]",
  usageSandbox: "bongsu report sandbox [--format table|json] [--driver 방식]",
  optionOut: "--out 증거  증거를 쓸 곳: 무엇을 실행했는지, 해시, 출력",
  optionDriver: "--driver 방식  격리 실행 방식. 없으면 이 기기에 있는 첫 번째 방식",
  what: "명세(bongsu.reproducer/1)의 재현 자료를 이 기기의 격리 환경에서 네트워크 없이 실행하고 판정을 JSON으로 출력합니다. 격리 환경이 없으면 아무것도 실행하지 않습니다. 상황반이 필요 없습니다.",
  exits: "종료 상태: 0 재현됨, 1 재현되지 않음, 2 명세를 읽을 수 없음, 3 판단할 수 없음·위험·실행하지 않음.",
  manifestWrong: "{path}은(는) 실행할 수 있는 재현 명세가 아닙니다:",
  driverUnknown: "{driver}이라는 격리 실행 방식은 없습니다. 있는 것: {drivers}",
  ready: "{driver}: 준비됨",
  notReady: "{driver}: 준비되지 않음. 이 방식으로는 아무것도 실행하지 않습니다",
  missing: "없음: {part}",
  substituted: "없음: {part}. 프로세스별 제한과 사용량 관찰로 대신합니다",
} as const satisfies SameKeys<typeof reference>;
