import { donePath } from "@/app/(portal)/user/done";
import { param, type Search } from "@/app/(portal)/user/search";
import type { Context } from "@/lib/context";
import { redirectTarget } from "@/lib/http/redirect-target";
import { isDoorPath } from "./door-path";

export type RedirectKind = "sign_in" | "sign_up" | "sign_out";

/** Where an app asks us to send the person afterwards. */
export type Asked = {
  /** As it was asked. */
  raw: string | null;
  /** What travels on with the person: checked, or null for the default. */
  value: string | null;
  /** It was asked for somewhere that the operator does not allow: the page says so. */
  refused: boolean;
};

/** The names that apps use, the strongest first. */
const NAMES = {
  sign_in: ["sign_in_force_redirect_url", "redirect_url", "redirectUrl", "after_sign_in_url", "sign_in_fallback_redirect_url"],
  sign_up: ["sign_up_force_redirect_url", "redirect_url", "redirectUrl", "after_sign_up_url", "after_sign_in_url", "sign_up_fallback_redirect_url"],
  sign_out: ["redirect_url", "redirectUrl", "after_sign_out_url"],
} as const satisfies Record<RedirectKind, readonly string[]>;

const MAX_URL_CHARACTERS = 2_048;

/** Read from a page's query where the person wants to go, and whether they may. */
export async function askedRedirect(ctx: Context, search: Search, kind: RedirectKind): Promise<Asked> {
  const raw = NAMES[kind].map((name) => param(search, name)).find(Boolean) ?? null;
  if (raw === null) return { raw, value: null, refused: false };
  const { url, refused } = await redirectTarget(ctx, raw, kind);
  const usable = !refused && url.length <= MAX_URL_CHARACTERS && !isDoorPath(url);
  return { raw, value: usable ? url : null, refused };
}

/**
 * Where the person goes now that it is done: decided anew, because settings change and a stored text is only a wish. A page
 * of the door is no destination: it would send them round in circles.
 *
 * @param wish what the sign-in or sign-up has stored, or the form has sent
 */
export async function destination(ctx: Context, wish: string | null | undefined, kind: RedirectKind): Promise<string> {
  const { url, refused } = await redirectTarget(ctx, wish && isDoorPath(wish) ? null : wish, kind);
  return refused && url === "/user" ? donePath("/user", "redirect_refused") : url;
}
