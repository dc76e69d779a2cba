/** What rates say beforehand, by kind of device: one row for each kind, one answer for each signal. */
import { isNumber } from '../../../helpers/numbers.ts';
import { numbersIn } from '../../../helpers/numbers-in.ts';
import type { Texts } from '../../../languages/texts.ts';
import type { Calibration } from '../../../lab/calibration.ts';
import type { DeviceKind } from '../../../lab/device-kinds.ts';
import { sentence } from '../../desk/words.ts';
import { deviceWord } from '../words.ts';
import { rangeWords } from './signal-words.ts';
import type { Found } from './signals.ts';

export interface KindFound {
  kind: DeviceKind;
  tested: number;
  failed: number;
  found: readonly Found[];
}

export const presentKinds = (kinds: readonly KindFound[], t: Texts) =>
  kinds.map(({ kind, tested, failed, found }) => ({
    kind: sentence(deviceWord(kind, t)),
    ...{ tested, failed },
    answers: found.map(({ signal, calibration }) => ({ head: t(signal.head), ...shortAnswer(calibration, t) })),
  }));

/** Two words and, below them, the figure. */
function shortAnswer({ answer, needed, times, area }: Calibration, t: Texts) {
  const { count, decimal } = numbersIn(t.language);
  if (answer === 'too few')
    return { answer: t('– too few'), detail: needed === null ? null : t('about {n} more', { n: count(needed) }) };
  const inHundred = (share: number) => decimal(share * 100, 0);
  const detail = area && {
    ...{ value: inHundred(area.value), low: inHundred(area.low), high: inHundred(area.high) },
  };
  return {
    answer: answer === 'tells' ? oftenWords(times, t) : answer === 'reversed' ? t('less often') : t('says little'),
    detail: detail && t('{value} in 100 ({low}–{high})', detail),
  };
}

function oftenWords(times: Calibration['times'], t: Texts): string {
  if (!times || !isNumber(times.times)) return t('more often');
  return t('{times} × as often ({range})', {
    ...{ times: numbersIn(t.language).decimal(times.times), range: rangeWords(times.low, times.high, t) },
  });
}
