/** The kinds of device that have a checklist each, and which of the marketplace's categories each kind holds. */
export const deviceKinds = [
  'smartphone',
  'tablet',
  'computer',
  'smartwatch',
  'console',
  'audio',
  'appliance',
  'other',
] as const;
export type DeviceKind = (typeof deviceKinds)[number];

const kindOfCategory: Readonly<Record<string, DeviceKind>> = {
  smartphones: 'smartphone',
  tablets: 'tablet',
  laptops: 'computer',
  desktops: 'computer',
  smartwatches: 'smartwatch',
  consoles: 'console',
  audio: 'audio',
  appliances: 'appliance',
};

/** What is not listed, or not known, is inspected by the checklist for other devices. */
export const deviceKindOf = (category: string | null): DeviceKind => kindOfCategory[category ?? ''] ?? 'other';
