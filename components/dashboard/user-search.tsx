import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { search } from "../ui/icons";
import { Input } from "../ui/input";
import { TextLink } from "../ui/text-link";
import { SearchShortcut } from "./search-shortcut";
import type { DashboardWords } from "./types";

const INPUT_ID = "user-search";

/** The search of the list: a form that goes to its own address, so that a search can be kept, sent and gone back from. */
export function UserSearch({ t, query, maxLength, clearable }: { t: DashboardWords; query: string; maxLength: number; clearable: boolean }) {
  return (
    <form role="search" action="/dashboard" className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="flex w-full max-w-lg gap-2">
        <div className="relative min-w-0 flex-1">
          <Icon shape={search} sizePx={16} className="pointer-events-none absolute start-3 top-1/2 -translate-y-1/2 text-ink-quiet" />
          <Input
            id={INPUT_ID}
            type="search"
            name="query"
            aria-label={t("search.label")}
            aria-keyshortcuts="/"
            placeholder={t("search.placeholder")}
            defaultValue={query}
            maxLength={maxLength}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            dir="auto"
            className="peer ps-9"
          />
          <SearchShortcut inputId={INPUT_ID} />
        </div>
        <Button type="submit" variant="secondary">
          {t("search.submit")}
        </Button>
      </div>
      {clearable ? (
        <TextLink quiet href="/dashboard" className="text-small">
          {t("search.clear")}
        </TextLink>
      ) : null}
    </form>
  );
}
