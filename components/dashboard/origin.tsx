import { placeWords, type PlaceFacts } from "../account/device-words";
import type { Clock, SessionsWords } from "../account/types";

/** Where something came from: a place, or an isolated IP address, shown whole on two lines if need be. Else that nobody knows. */
export function Origin({ unknown, children }: { unknown: string; children: string | null }) {
  if (children === null) return <span className="text-ink-quiet">{unknown}</span>;
  return <span className="figures inline-block max-w-full whitespace-normal [overflow-wrap:anywhere]">{children}</span>;
}

type Facts = PlaceFacts & { ipAddress: string | null };

/**
 * The same in a line under the row's title, where there is no room for columns. A dot stands between the facts that nobody
 * has to hear.
 *
 * @param also what else the row says only in a column of wide screens
 */
export function OriginLine({ facts, also, clock, words }: { facts: Facts; also?: string; clock: Clock; words: SessionsWords }) {
  const place = placeWords(facts, clock.locale, words);
  if (!also && !place && !facts.ipAddress) return null;
  return (
    <span className="flex flex-wrap gap-x-2 whitespace-normal text-ink-quiet *:not-last:after:ms-2 *:not-last:after:text-line-strong *:not-last:after:content-['·'/''] xl:hidden">
      {also ? <span className="md:hidden">{also}</span> : null}
      {place ? <span>{place}</span> : null}
      {facts.ipAddress ? <bdi className="figures [overflow-wrap:anywhere]">{facts.ipAddress}</bdi> : null}
    </span>
  );
}
