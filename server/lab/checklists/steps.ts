/** The steps of the form, in the order in which one has the things in hand: first the parcel, last the papers. */
export const steps = [
  { key: 'parcel', label: 'Parcel' },
  { key: 'outside', label: 'Outside' },
  { key: 'screen', label: 'Screen' },
  { key: 'function', label: 'Function' },
  { key: 'battery', label: 'Battery' },
  { key: 'accounts', label: 'Accounts' },
  { key: 'papers', label: 'Papers' },
] as const;
export type Step = (typeof steps)[number]['key'];
