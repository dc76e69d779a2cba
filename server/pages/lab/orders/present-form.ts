/** The form of an order bought for a cause, as a person fills it in. */
import { plainWord } from '../../desk/words.ts';
import { categories, grades } from '../words.ts';
import { fieldLabels, fields, type Faults, type Form } from './read-form.ts';

export function presentForm(form: Form, faults: Faults) {
  const options = (list: readonly string[], chosen: string) => [
    { value: '', label: '–', selected: chosen === '' },
    ...list.map((value) => ({ value, label: plainWord(value), selected: value === chosen })),
  ];
  return {
    form,
    errors: faults,
    faults: fields
      .filter((field) => faults[field])
      .map((field) => ({ name: field, text: `${fieldLabels[field]}: ${faults[field]}` })),
    categories: options(categories, form.category),
    grades: options(grades, form.grade),
  };
}
