/** A battery is worth most when it lasts, and is the one part that can hurt somebody. */
import { questionOf } from './compose.ts';

export const about = questionOf('battery');

export const batteryHealth = about({
  key: 'battery-health',
  label: 'The battery holds at least 80 % of what it held when new.',
  help: 'iPhone, iPad, Watch: Settings, Battery, Battery Health. Android: Settings, Battery, or the maker’s service app. Mac: System Information, Power. Windows: powercfg /batteryreport, full charge capacity divided by design capacity. Type the figure in per cent.',
  severity: 'major',
  asked: { ask: 'figure', unit: '%', least: 80 },
});

export const batteryLasts = about({
  key: 'battery-lasts',
  label: 'Full, it runs at least four fifths as long as the maker says.',
  help: 'Charge it fully and let it play at half volume, or wear it, beside other work; compare with the maker’s hours.',
  severity: 'major',
});

export const batteryFlat = about({
  key: 'battery-flat',
  label: 'The battery is not swollen.',
  help: 'Lay it on glass: it must lie flat. Look for a lifted screen, a bulging back, a trackpad that no longer clicks. If it is swollen: switch it off, do not charge or press it, lay it into the fire-proof box, answer no.',
  severity: 'critical',
  safety: 'battery_hazard',
});

export const batteryCool = about({
  key: 'battery-cool',
  label: 'It charges without getting hot or smelling.',
  help: 'Charge it for twenty minutes on a stone or metal plate, and stay with it. Warm is right; too hot to hold, a sweet smell or smoke is a no: unplug it at once.',
  severity: 'critical',
  safety: 'battery_hazard',
});

export const charges = about({
  key: 'charges',
  label: 'It charges, by cable and without one where it can.',
  help: 'Ten minutes on a known good charger must raise the figure. Move the plug gently: the charging must not stop.',
  severity: 'major',
});
