/** What the commands say that let people and scripts in (`token`, `link`, `passkey`), in Japanese. */
import type { accessCommand as reference } from "#messages/en/room/access-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const accessCommand = {
  wordExpected: "コマンドの後に書く語は {word} です。--help をご覧ください。",
  tokenNeeded: "トークンの番号を書いてください。`bongsu token list` で確認できます。",
  roles: "--role は {roles} のいずれかです。",
  days: "--days は 1 から {most} までの数です。",
  scopes: "--scopes には {scopes} から選んでコンマ区切りで書きます。",
  operatorNeeded: "--operator がありません。`bongsu operator list` で利用者を確認できます。",
  tokenRevoked: "トークン {id} を失効させました。",
  tokenMade: "{role}（{of}）のトークンです。{until} まで有効で、表示は一度だけです。",
  until: "{at} まで",
  revokedAt: "{at} 失効",
  linkMade: "{operator} の一回限りのサインインリンクです。{until} まで使えます。",
  passkeysRemoved:
    "{operator} のパスキー {removed, number} 個を削除し、セッションを終了し、トークン {tokens, number} 個を失効させました。次: bongsu link new --operator {operator}",
} as const satisfies SomeKeys<typeof reference>;
