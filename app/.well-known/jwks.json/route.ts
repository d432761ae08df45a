import { signingKeys } from "@/lib/tokens/signing-keys";

export const dynamic = "force-dynamic";

/** The keys that session tokens are signed with, for whoever verifies one (RFC 7517). */
export async function GET(): Promise<Response> {
  const { published } = await signingKeys();
  return Response.json({ keys: published }, { headers: { "access-control-allow-origin": "*", "cache-control": "public, max-age=60" } });
}
