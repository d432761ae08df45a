import { appleAppSiteAssociation } from "@/lib/environment/native-apps";

export const dynamic = "force-dynamic";

/** Which apps on Apple's systems belong to this host. */
export async function GET(): Promise<Response> {
  return Response.json(await appleAppSiteAssociation(), { headers: { "access-control-allow-origin": "*", "cache-control": "public, max-age=300" } });
}
