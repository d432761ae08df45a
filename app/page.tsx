import { redirect } from "next/navigation";
import { pageContext } from "@/lib/http/page";

export const dynamic = "force-dynamic";

/** The front door leads on: to the own account, or to sign-in. */
export default async function FrontPage() {
  const ctx = await pageContext();
  redirect(ctx.actor.type === "user" ? "/user" : "/sign-in");
}
