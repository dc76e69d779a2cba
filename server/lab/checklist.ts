/** A checklist as it is stored: one version of what is looked at in a device of one kind and in its parcel. */
import type { DeviceKind } from './device-kinds.ts';
import type { SafetyFinding } from './result.ts';

/** Critical: must not have been sold like this. Major: not as sold. Minor: a blemish that costs points only. */
export const severities = ['critical', 'major', 'minor'] as const;
export type Severity = (typeof severities)[number];

/** What an item asks: a yes or no, a figure with its least right value, the grade that the device shows, or its IMEI. */
export type Asked =
  { ask: 'yes' } | { ask: 'figure'; unit: string; least: number } | { ask: 'grade' } | { ask: 'imei' };

export interface ChecklistItem {
  /** Fixed for ever: answers, agreement and findings of all versions hang from it. */
  key: string;
  /** Which mark its points count in: the device's, or its parcel's. */
  mark: 'quality' | 'packaging';
  /** The step of the form where it stands. */
  group: string;
  /** A sentence that is true of a device in order: 'The speaker sounds clear.' */
  label: string;
  /** How to look. */
  help: string;
  severity: Severity;
  /** What it is worth; the points of each mark add up to 100. */
  points: number;
  asked: Asked;
  /** What a no means, where it endangers buyers. */
  safety: Exclude<SafetyFinding, 'none'> | null;
}

/** A picture that an inspection must have. */
export interface RequiredView {
  key: string;
  label: string;
}

export interface Checklist {
  kind: DeviceKind;
  views: readonly RequiredView[];
  items: readonly ChecklistItem[];
}
