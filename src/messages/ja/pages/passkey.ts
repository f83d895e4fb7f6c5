/** Registering a passkey, in Japanese. */
import type { passkey as reference } from "#messages/en/pages/passkey.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const passkey = {
  short: "パスキー",
  title: "パスキーの登録",
  lead: "この端末にパスキーを登録すると、次回からはリンクなしでログインできます。",
  count: "登録済みのパスキー：{registered, number}件",
  own: "パスキーとセッション",
  label: "このパスキーの名前",
  labelHint: "後で見分けるための名前です。空欄ならブラウザーの名前になります。",
  changed: "アクセス手段が変わりました",
  register: "この端末にパスキーを登録",
  onward: "続ける",
  ready: "パスキーが登録されています。次回のログインから使えます。",
} as const satisfies SomeKeys<typeof reference>;
