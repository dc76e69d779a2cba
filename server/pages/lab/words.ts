/** The words of the lab: what a mystery order can be, as the contract names it and as people say it. */
import type { DeviceKind } from '../../lab/device-kinds.ts';
import { message, type Texts } from '../../languages/texts.ts';

export const categories = [
  'smartphones',
  'laptops',
  'tablets',
  'consoles',
  'smartwatches',
  'audio',
  'appliances',
  'desktops',
  'tv',
  'mobility',
  'retro',
  'accessories',
] as const;
export const grades = ['fair', 'good', 'excellent', 'premium'] as const;

/** Of an order or a draw; 'inspected' waits for the second grading. */
const stages: Readonly<Record<string, string>> = {
  planned: message('planned'),
  ordered: message('ordered'),
  shipped: message('shipped'),
  received: message('received'),
  inspecting: message('inspecting'),
  inspected: message('second grading'),
  concluded: message('concluded'),
  revealed: message('revealed'),
  withdrawn: message('withdrawn'),
  skipped: message('skipped'),
};

export const stageWord = (stage: string, t: Texts): string => t(stages[stage] ?? stage);

/** By kind of device, in the middle of a sentence: 'smartphone'. */
const devices: Record<DeviceKind, string> = {
  smartphone: message('smartphone'),
  tablet: message('tablet'),
  computer: message('computer'),
  smartwatch: message('smartwatch'),
  console: message('console'),
  audio: message('audio device'),
  appliance: message('appliance'),
  other: message('other device'),
};

export const deviceWord = (kind: DeviceKind, t: Texts): string => t(devices[kind]);

/** As the plan says it, which tells how far an order is and not what is to do. */
export const drawStageWord = (stage: string, t: Texts): string =>
  stage === 'inspected' ? t('inspected') : stageWord(stage, t);
