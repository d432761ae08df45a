import { assetLinks } from "@/lib/environment/native-apps";

export const dynamic = "force-dynamic";

/** Which Android apps belong to this host. */
export async function GET(): Promise<Response> {
  return Response.json(await assetLinks(), { headers: { "access-control-allow-origin": "*", "cache-control": "public, max-age=300" } });
}
