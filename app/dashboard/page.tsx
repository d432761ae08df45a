import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { pathWith, type Search } from "@/app/(portal)/user/search";
import { NobodyFound, NobodyHere } from "@/components/dashboard/empty-list";
import { Overview } from "@/components/dashboard/overview";
import { rounded } from "@/components/dashboard/rounded";
import type { DashboardWords } from "@/components/dashboard/types";
import { UserSearch } from "@/components/dashboard/user-search";
import { UserTable } from "@/components/dashboard/user-table";
import { Pagination } from "@/components/ui/pagination";
import { ApiError } from "@/lib/errors";
import { pageContext, requireAdministratorContext, type AdministratorContext } from "@/lib/http/page";
import { getTranslator } from "@/lib/i18n/translator";
import { listUsers, MAX_SEARCH_CHARACTERS, type UserPage } from "@/lib/resources/users/list";
import { readUserOverview } from "@/lib/resources/users/overview";
import { dashboardClock } from "./clock";
import { DashboardPage } from "./dashboard-page";
import { listAddressOf, listPath, type ListAddress } from "./list-address";
import { userItemOf } from "./user-items";

type Props = { searchParams: Promise<Search> };

const USERS_A_PAGE = 50;

export async function generateMetadata(): Promise<Metadata> {
  const ctx = await pageContext();
  return { title: getTranslator(ctx.request.locale, "dashboard")("users.title") };
}

/** All users, the newest first. The address holds the search and the place in the list. */
export default async function UsersPage({ searchParams }: Props) {
  const search = await searchParams;
  const ctx = await requireAdministratorContext(pathWith("/dashboard", search));
  const t = getTranslator(ctx.request.locale, "dashboard");
  const address = listAddressOf(search);
  const [overview, users, clock] = await Promise.all([readUserOverview(ctx, {}), pageOf(ctx, address), dashboardClock(ctx)]);
  const { query } = address;
  return (
    <DashboardPage ctx={ctx} heading={t("users.title")}>
      <Overview t={t} facts={overview} locale={clock.locale} />
      <div className="flex flex-col gap-4">
        <UserSearch t={t} query={query ?? ""} maxLength={MAX_SEARCH_CHARACTERS} clearable={query !== undefined && users.data.length > 0} />
        <div>
          <UserTable t={t} clock={clock} items={users.data.map(userItemOf)} empty={query && users.total_count === 0 ? <NobodyFound t={t} query={query} /> : <NobodyHere t={t} newestHref={listPath({ query })} />} />
          {users.data.length > 0 ? (
            <Pagination label={t("users.pages")} summary={summaryOf(users, query, t)} previous={{ href: stepHref(address, "before", users.previous), label: words(ctx)("pages.previous") }} next={{ href: stepHref(address, "after", users.next), label: words(ctx)("pages.next") }} />
          ) : null}
        </div>
      </div>
    </DashboardPage>
  );
}

/** Whoever comes with an edge that never was one of ours, for instance a mangled link, starts at the newest. */
async function pageOf(ctx: AdministratorContext, address: ListAddress): Promise<UserPage> {
  try {
    return await listUsers(ctx, { ...address, limit: USERS_A_PAGE });
  } catch (error) {
    const isFromEdge = address.after !== undefined || address.before !== undefined;
    if (error instanceof ApiError && error.status === 422 && isFromEdge) redirect(listPath({ query: address.query }));
    throw error;
  }
}

function summaryOf({ total_count, total_count_exactness }: UserPage, query: string | undefined, t: DashboardWords): string {
  const count = rounded({ count: total_count, exactness: total_count_exactness });
  return t(`users.${query ? "found" : "count"}_${total_count_exactness}`, { count });
}

function stepHref({ query }: ListAddress, side: "after" | "before", cursor: string | null): string | null {
  return cursor === null ? null : listPath({ query, [side]: cursor });
}

function words(ctx: AdministratorContext) {
  return getTranslator(ctx.request.locale, "common");
}
