import type { Metadata } from "next";
import { param, pathWith, type Search } from "@/app/(portal)/user/search";
import { AppSettings } from "@/components/dashboard/app-settings";
import { SecretKeyList } from "@/components/dashboard/secret-key-list";
import { SigningKeySection } from "@/components/dashboard/signing-key-section";
import { env } from "@/lib/env";
import { publishableKey } from "@/lib/environment/keys";
import { pageContext, requireAdministratorContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import { sdkSettings } from "@/lib/instance/sdk-settings";
import { listSecretKeys } from "@/lib/resources/secret-keys/list";
import type { SecretKeyJson } from "@/lib/resources/secret-keys/serializer";
import { dashboardClock } from "../clock";
import { DashboardPage } from "../dashboard-page";
import { createKey, replaceSigningKey, revokeKey } from "./actions";

type Props = { searchParams: Promise<Search> };

const PATH = "/dashboard/keys";

export async function generateMetadata(): Promise<Metadata> {
  const ctx = await pageContext();
  return { title: getTranslator(ctx.request.locale, "keys")("title") };
}

/** The keys by which apps and their servers belong to this portal. `?edit=` says which form is open. */
export default async function KeysPage({ searchParams }: Props) {
  const search = await searchParams;
  const ctx = await requireAdministratorContext(pathWith(PATH, search));
  const t = getTranslator(ctx.request.locale, "keys");
  const [keys, clock] = await Promise.all([listSecretKeys(ctx, {}), dashboardClock(ctx)]);
  const edit = param(search, "edit");
  return (
    <DashboardPage ctx={ctx} place={PATH} heading={t("title")} intro={t("description")}>
      <SecretKeyList t={t} clock={clock} path={PATH} items={keys.map(itemOf)} creating={edit === "create"} revokingId={edit === "revoke" ? param(search, "secret_key_id") : undefined} name={param(search, "name")} actions={{ create: createKey, revoke: revokeKey }} />
      <AppSettings t={t} publishableKey={publishableKey()} settings={sdkSettings({ portalUrl: env.PORTAL_URL, publishableKey: publishableKey(), secretKey: "sk_…" })} />
      <SigningKeySection t={t} path={PATH} editing={edit === "replace" || edit === "replace-now" ? edit : undefined} action={replaceSigningKey} />
    </DashboardPage>
  );
}

function itemOf({ id, name, hint, created_at, last_used_at }: SecretKeyJson) {
  return { id, name, hint, createdAt: new Date(created_at), lastUsedAt: last_used_at === null ? null : new Date(last_used_at) };
}
