/** What `bongsu serve` says to the person in front of it, in Korean. */
import type { serveCommand as reference } from "#messages/en/terminal/serve-command.ts";
import type { SameKeys } from "#messages/keys.ts";

export const serveCommand = {
  worldLoaded: "세계 {world}을(를) 불러왔습니다. 사용자 {count}명.",
  room: "상황반: {address}",
  drillRoom: "상황반: {address}   [훈련]",
  signIn: "{operator}의 접속 주소입니다. 15분 안에 한 번만 쓸 수 있습니다:",
  links: "다른 사용자의 접속 주소: {link}   ({operators})",
  stop: "멈추려면 Ctrl-C를 누르십시오.",
  stopping: "멈춥니다 …",
} as const satisfies SameKeys<typeof reference>;
