"use client";

import { controlId, useFormFacts } from "../form/form-context";
import { Checkbox } from "../ui/checkbox";

/** A box for each event that an endpoint can be told of; each sends its own name, so that what was chosen is kept after an error. */
export function WebhookEventBoxes({ legend, hint, types, chosen }: { legend: string; hint: string; types: readonly string[]; chosen: readonly string[] }) {
  const { state, prefix } = useFormFacts();
  const errors = state.errors.filter((error) => error.param_name === "event_types");
  const id = controlId(prefix, "event_types");
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={`${id}-hint`} className="mb-2">
      <legend className="mb-1.5 text-small font-medium">{legend}</legend>
      <div className="grid gap-x-6 gap-y-1.5 text-small sm:grid-cols-2">
        {types.map((type) => (
          <Checkbox key={type} name={type} label={<bdi>{type}</bdi>} defaultChecked={chosen.includes(type)} />
        ))}
      </div>
      <p id={`${id}-hint`} className="pt-1.5 text-small text-ink-quiet">
        {hint}
      </p>
      {errors.length > 0 ? <p className="text-small text-danger-ink">{errors.map((error) => error.message).join(" ")}</p> : null}
    </fieldset>
  );
}
