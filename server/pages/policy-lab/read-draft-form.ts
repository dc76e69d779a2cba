/** What a person typed into the form of a draft: the policy it makes, or its faults in plain words beside the fields. */
import { message, type Texts } from '../../languages/texts.ts';
import { parsePolicy, type Policy, type PolicyFault } from '../../scoring/policy.ts';
import { readExceptions } from './exceptions.ts';
import { faultText } from './draft-faults.ts';
import {
  allFigures,
  figureAt,
  figureLabel,
  figureText,
  highestLevels,
  highestPath,
  metricFigures,
  type Figure,
} from './policy-figures.ts';

export interface DraftFault {
  /** The field. */
  name: string;
  text: string;
}

export interface DraftForm {
  /** Null if there are faults. */
  policy: Policy | null;
  faults: DraftFault[];
}

/** @param base the policy that the form showed: a field that says the same as before keeps its figure to the last digit */
export function readDraftForm(t: Texts, body: unknown, base: Policy): DraftForm {
  const given = (body ?? {}) as Record<string, unknown>;
  const document = structuredClone(base);
  const faults: DraftFault[] = [];
  for (const figure of allFigures) {
    const text = given[figure.path];
    if (typeof text !== 'string') continue;
    const known = figureAt(base, figure.path);
    if (text.trim() === figureText(t, known, figure.kind)) continue;
    const read = readFigure(text, figure);
    if (typeof read === 'string')
      faults.push({
        name: figure.path,
        text: t('{label}: {words}', { label: figureLabel(t, figure), words: t(read) }),
      });
    else put(document, figure.path, read.value);
  }
  readHighest(given, document);
  followAcceptable(document, base);
  const exceptions = readExceptions(t, given, base);
  document.overrides = exceptions.overrides;
  faults.push(...exceptions.faults);
  if (faults.length > 0) return { policy: null, faults };
  const parsed = parsePolicy(document);
  return { policy: parsed.policy, faults: parsed.faults.map((fault) => besideField(t, fault)) };
}

/** Of the select no other value can come than those that it offers; whatever does changes nothing. */
function readHighest(given: Record<string, unknown>, document: Policy): void {
  for (const [key, metric] of Object.entries(document.metrics)) {
    const chosen = highestLevels.find(([value]) => value === given[highestPath(key)])?.[0];
    if (chosen === undefined) continue;
    if (chosen === '') delete metric.highest;
    else metric.highest = chosen;
  }
}

/** A trade-in metric warns nobody: the form does not ask for the threshold, which must lie between two that it asks for. */
function followAcceptable(document: Policy, base: Policy): void {
  for (const { key } of metricFigures('trade-in')) {
    const [was, is] = [base.metrics[key], document.metrics[key]];
    if (is && (is.acceptable !== was?.acceptable || is.limit !== was?.limit)) is.warn = is.acceptable;
  }
}

/** @returns what is wrong with it, as a message, or its value */
function readFigure(text: string, { kind, optional }: Figure): string | { value: number | number[] | null } {
  const plain = text.replace(/%|: ?1\s*$/g, '').trim();
  if (plain === '' && optional) return { value: null };
  if (kind === 'ratios') {
    // A comma before a space, or where there is none, stands between figures; any other one is the mark of decimals.
    const parts = /[;\s]/.test(plain) ? plain.split(/[,;]?\s+|;/).filter(Boolean) : plain.split(',');
    const all = parts.map((part) => Number(part.replace(',', '.')));
    return all.every((one) => one > 1 && one < Infinity)
      ? { value: all }
      : message('write numbers above 1, with commas between them.');
  }
  const figure = /^-?\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : NaN;
  if (Number.isNaN(figure))
    return kind === 'percent' ? message('write a number, such as 1.5.') : message('write a number.');
  if (!Number.isFinite(figure)) return message('write a smaller number.');
  if (kind === 'percent')
    return figure > 0 && figure < 100
      ? { value: Number((figure / 100).toPrecision(10)) }
      : figure === 0
        ? message('write more than 0 %.')
        : message('write a share between 0 and 100 %.');
  if (figure < 0) return message('write 0 or more.');
  if (kind === 'whole' && !Number.isInteger(figure)) return message('write a whole number.');
  return { value: figure };
}

function put(document: Policy, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() as string;
  let place = document as unknown as Record<string, unknown>;
  for (const key of keys) place = place[key] as Record<string, unknown>;
  place[last] = value;
}

/** The fault of a whole metric or group stands beside the field that is changed most often. */
function besideField(t: Texts, fault: PolicyFault): DraftFault {
  const { path } = fault;
  const metric = /^metrics\.([^.]+)$/.exec(path)?.[1];
  const name = metric
    ? `metrics.${metric}.limit`
    : path === 'levels'
      ? 'levels.warn.evidence'
      : path.replace(/\.\d+$/, '');
  const figure = allFigures.find((one) => one.path === name);
  const isException = path.startsWith('overrides');
  return {
    name: figure?.path ?? (isException ? 'exception.kind' : 'metrics.complaint.limit'),
    text: faultText(t, fault, figure ?? (isException ? 'exceptions' : null)),
  };
}
