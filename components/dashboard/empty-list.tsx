import { isolate } from "../account/isolate";
import { EmptyState } from "../ui/empty-state";
import { search, users } from "../ui/icons";
import { LinkButton } from "../ui/link-button";
import type { DashboardWords } from "./types";

/** A search without a result. */
export function NobodyFound({ t, query }: { t: DashboardWords; query: string }) {
  return (
    <EmptyState shape={search} title={t("search.nobody_title", { query: isolate(query) })} action={<LinkButton href="/dashboard">{t("search.clear")}</LinkButton>}>
      {t("search.nobody")}
    </EmptyState>
  );
}

/** A page beyond the end of the list. */
export function NobodyHere({ t, newestHref }: { t: DashboardWords; newestHref: string }) {
  return (
    <EmptyState shape={users} title={t("users.empty_page_title")} action={<LinkButton href={newestHref}>{t("users.newest")}</LinkButton>}>
      {t("users.empty_page")}
    </EmptyState>
  );
}
