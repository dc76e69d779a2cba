/** The pictures that an inspection must have: what one would ask for before believing a stranger's verdict. */
import type { RequiredView } from '../checklist.ts';

const parcelOpen: RequiredView = { key: 'parcel-open', label: 'The open parcel, the device as it lay' };

/** A flat device with a screen: seven views. */
export const flatViews: readonly RequiredView[] = [
  { key: 'front-lit', label: 'Front, screen on and white' },
  { key: 'back', label: 'Back' },
  { key: 'edge-left', label: 'Left edge' },
  { key: 'edge-right', label: 'Right edge' },
  { key: 'edge-top', label: 'Top edge' },
  { key: 'edge-bottom', label: 'Bottom edge with its socket' },
  parcelOpen,
];

export const computerViews: readonly RequiredView[] = [
  { key: 'lid', label: 'Lid or case from above' },
  { key: 'front-lit', label: 'Screen on and white' },
  { key: 'keyboard', label: 'Keyboard and trackpad' },
  { key: 'underside', label: 'Underside with its label' },
  { key: 'edge-left', label: 'Left side with its sockets' },
  { key: 'edge-right', label: 'Right side with its sockets' },
  parcelOpen,
];

export const watchViews: readonly RequiredView[] = [
  { key: 'face-lit', label: 'Face, screen on' },
  { key: 'sensors', label: 'Back with its sensors' },
  { key: 'crown', label: 'Side with crown or buttons' },
  { key: 'other-side', label: 'The other side' },
  { key: 'strap', label: 'Strap, both ends' },
  { key: 'charger', label: 'Charger and cable' },
  parcelOpen,
];

export const consoleViews: readonly RequiredView[] = [
  { key: 'front', label: 'Front' },
  { key: 'ports', label: 'Back with its sockets' },
  { key: 'top', label: 'From above' },
  { key: 'underside', label: 'Underside with its label' },
  { key: 'controllers', label: 'Controllers, sticks in sight' },
  { key: 'picture', label: 'Picture on a screen' },
  parcelOpen,
];

export const audioViews: readonly RequiredView[] = [
  { key: 'whole', label: 'All of it, side by side' },
  { key: 'contact', label: 'What touches the ear, or the front of the speaker' },
  { key: 'sockets', label: 'Sockets and buttons' },
  { key: 'type-plate', label: 'Type plate or serial number' },
  parcelOpen,
];

export const applianceViews: readonly RequiredView[] = [
  { key: 'front', label: 'Front' },
  { key: 'back', label: 'Back' },
  { key: 'inside', label: 'Inside, or what touches food or floor' },
  { key: 'cable', label: 'Cable and plug' },
  { key: 'type-plate', label: 'Type plate' },
  parcelOpen,
];

export const otherViews: readonly RequiredView[] = [
  { key: 'front', label: 'Front' },
  { key: 'back', label: 'Back' },
  { key: 'side', label: 'The side with the worst mark' },
  { key: 'at-work', label: 'Switched on, at work' },
  { key: 'type-plate', label: 'Type plate or serial number' },
  parcelOpen,
];
