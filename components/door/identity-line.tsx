import { TextLink } from "../ui/text-link";

/** Whom the page is about, and the way to be somebody else. */
export function IdentityLine({ identifier, change, changeHref }: { identifier: string; change: string; changeHref: string }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <bdi className="min-w-0 wrap-anywhere text-ink">{identifier}</bdi>
      <TextLink quiet href={changeHref} className="text-small">
        {change}
      </TextLink>
    </p>
  );
}
