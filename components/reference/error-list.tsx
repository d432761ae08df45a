/** The codes of one status after the other, each with the sentence that people read. */
export function ErrorList({ catalogue }: { catalogue: readonly { status: number; errors: readonly { code: string; text: string }[] }[] }) {
  return (
    <div className="flex flex-col gap-6">
      {catalogue.map(({ status, errors }) => (
        <div key={status}>
          <h3 className="figures text-body">{status}</h3>
          <dl className="mt-1 divide-y divide-line border-y border-line text-small">
            {errors.map(({ code, text }) => (
              <div key={code} className="gap-x-6 py-2 md:grid md:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
                <dt>
                  <bdi className="font-mono [overflow-wrap:anywhere]">{code}</bdi>
                </dt>
                <dd className="text-ink-quiet">
                  <bdi lang="en">{text}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
}
