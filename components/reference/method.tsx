import { Fragment } from "react";
import { classNames } from "../ui/class-names";

/** A method and a path on one line; a long path is broken at its slashes, and goes on below itself. */
export function MethodAndPath({ method, path }: { method: string; path: string }) {
  return (
    <span className="flex min-w-0 items-baseline gap-2 font-mono text-small">
      <span className={classNames("w-13 shrink-0 font-semibold", method === "DELETE" ? "text-danger-ink" : method === "GET" ? "text-ink-quiet" : "text-accent-ink")}>{method}</span>
      <span dir="ltr" className="min-w-0 [overflow-wrap:anywhere] rtl:text-end">
        {path.split(/(?<=\/)/).map((piece, index) => (
          <Fragment key={index}>
            {index > 1 ? <wbr /> : null}
            {piece}
          </Fragment>
        ))}
      </span>
    </span>
  );
}
