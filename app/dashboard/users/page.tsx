import { redirect } from "next/navigation";
import { requireAdministratorContext } from "@/lib/http/page";

/** The list of users is the dashboard's first page. */
export default async function UsersAddress() {
  await requireAdministratorContext("/dashboard");
  redirect("/dashboard");
}
