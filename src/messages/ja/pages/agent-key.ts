/** Keys of the organisation's agents, in Japanese. */
import type { agentKey as reference } from "#messages/en/pages/agent-key.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const agentKey = {
  title: "エージェント鍵",
  hint: "エージェントは自機関の中だけで照合し、数だけをこの鍵で署名して送ります。",
  none: "登録された鍵はありません。",
  registered: "登録",
  revoked: "失効済み",
  revoke: "失効させる",
  revokeNamed: "鍵{label}を失効させる",
  consequence:
    "この鍵で署名した回答は今後受け付けません。すでに受けた回答はそのまま残ります。元に戻せません。",
  add: "鍵を登録する",
  label: "鍵の名前",
  labelHint: "どの端末の鍵か分かる名前です。",
  publicKey: "公開鍵",
  publicKeyHint:
    "Ed25519 公開鍵（SPKI、base64 または PEM）を貼り付けてください。秘密鍵は絶対に入れないでください。",
  register: "登録",
} as const satisfies SomeKeys<typeof reference>;
