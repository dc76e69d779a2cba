/** What a spread check looks for, as its address says it. */
import { sameWords, type Trait } from '../../../lab/spread.ts';
import type { Query } from '../../../helpers/addresses.ts';
import { formText } from '../../portfolio/form-text.ts';

/** Null: the address names nothing that can be looked for. */
export function readTrait(query: unknown): Trait | null {
  const text = (name: string) => formText(query, name);
  const [kind, item, model, value] = [text('kind'), text('item'), sameWords(text('model')), sameWords(text('value'))];
  if (kind === 'item' && item !== '') return { kind, item };
  if (kind === 'model' && item !== '' && model !== '') return { kind, item, model };
  return (kind === 'part' || kind === 'batch') && value !== '' ? { kind, value } : null;
}

export const traitQuery = (trait: Trait): Query => ({ ...trait });
