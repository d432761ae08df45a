import { isLoopbackHost } from "@/lib/env";
import type { ErrorCode } from "@/lib/errors";
import { isAppScheme } from "@/lib/settings/origin";

const MAX_URL_CHARACTERS = 2_048;
const WRITTEN = /^[\u0021-\u007e]+$/;

/**
 * The one way to write a URL that people may be sent to: `https://…`, or with the scheme of an app, such as
 * `my-app://oauth-callback`; `http://…` only to the own machine.
 *
 * @returns the code of what is wrong with it otherwise
 */
export function storableRedirectUrl(text: string): { url: string } | { problem: ErrorCode } {
  const written = text.trim();
  if (written.length > MAX_URL_CHARACTERS || !WRITTEN.test(written) || written.includes("\\") || !URL.canParse(written)) return { problem: "form_param_format_invalid" };
  const url = new URL(written);
  if (url.username !== "" || url.password !== "" || url.hash !== "") return { problem: "form_param_format_invalid" };
  if (url.protocol === "http:" && !isLoopbackHost(url.hostname)) return { problem: "insecure_url" };
  if (/^https?:\/\//i.test(written)) return { url: url.href };
  return isAppScheme(url.href) && url.href.startsWith(`${url.protocol}//`) ? { url: url.href } : { problem: "form_param_format_invalid" };
}
