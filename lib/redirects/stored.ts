import { database } from "@/lib/db/client";

/** The redirect URLs that the operator has stored, besides the allowed origins of the settings. */
export async function readRedirectUrls(): Promise<string[]> {
  const rows = await database().redirectUrl.findMany({ select: { url: true } });
  return rows.map(({ url }) => url);
}
