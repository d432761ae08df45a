/** A few facts, term beside value. */
export function FactList({ label, facts }: { label: string; facts: readonly { term: string; value: string }[] }) {
  if (facts.length === 0) return null;
  return (
    <dl aria-label={label} className="divide-y divide-line border-y border-line">
      {facts.map(({ term, value }) => (
        <div key={term} className="grid grid-cols-[7rem_1fr] gap-x-4 py-2">
          <dt className="text-ink-quiet">{term}</dt>
          <dd className="min-w-0 wrap-anywhere">
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
