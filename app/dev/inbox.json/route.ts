import { env } from "@/lib/env";
import { listInboxMessages } from "@/lib/messages/dev-inbox";

/** The development inbox for programs: newest first, `?to=` for one address. A production instance has no such path. */
export async function GET(request: Request): Promise<Response> {
  const headers = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };
  if (!env.isDevelopmentInstance) return new Response(null, { status: 404, headers });
  return Response.json({ messages: await listInboxMessages({ to: new URL(request.url).searchParams.get("to") }) }, { headers });
}
