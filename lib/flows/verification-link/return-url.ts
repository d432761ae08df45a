/** How a mailed link turned out, as apps read it from the address that the person comes back to. */
export type LinkOutcome = "verified" | "expired" | "failed" | "client_mismatch";

/** The address of the app that asked for the link, with how it turned out. */
export function returnUrl(redirectUrl: string, outcome: LinkOutcome, createdSessionId: string | null = null): string {
  const url = new URL(redirectUrl);
  url.searchParams.set("__clerk_status", outcome);
  if (createdSessionId !== null) url.searchParams.set("__clerk_created_session", createdSessionId);
  return url.href;
}
