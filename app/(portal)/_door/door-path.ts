const PORTAL = "http://portal.invalid";
const DOOR = /^\/+(?:sign-in|sign-up|sign-out|verify)(?:\/|$)/i;

/** Whether a path of this portal is a page of the door, however it is written. Absolute URLs are not. */
export function isDoorPath(target: string): boolean {
  if (!target.startsWith("/") || !URL.canParse(target, PORTAL)) return false;
  const { pathname } = new URL(target, PORTAL);
  try {
    return DOOR.test(decodeURIComponent(pathname));
  } catch {
    return false;
  }
}
