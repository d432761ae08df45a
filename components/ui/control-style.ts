/** The look shared by text fields, selects and text areas; edges keep 3:1 against every surface they stand on. */
export const controlStyle =
  "w-full min-w-0 rounded-control border border-line-strong bg-surface px-3 text-body text-ink shadow-lift transition-colors duration-100 " +
  "hover:border-ink-quiet focus-visible:border-transparent focus-visible:outline-offset-0! " +
  "aria-invalid:border-danger-line disabled:bg-sunken disabled:text-ink-quiet [&[readonly]]:bg-sunken";
