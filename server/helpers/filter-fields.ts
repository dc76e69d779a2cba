/** The fields of a form of filters, as `views/partials/filters.hbs` describes them. Written as text, like the heads of a table. */
import Handlebars from 'handlebars';
import { escape, escapeText } from './escape.ts';

export interface FilterField {
  name: string;
  label: string;
  value?: string | null | undefined;
  search?: boolean | undefined;
  type?: string | undefined;
  placeholder?: string | undefined;
  options?: readonly { value: string; label: string; selected?: boolean | undefined }[] | undefined;
  /** The options as markup already. */
  choices?: Handlebars.SafeString | undefined;
}

/** Before the first night a list has nothing to filter by. */
export function filterFields(fields: readonly FilterField[] = []): Handlebars.SafeString {
  let text = '';
  for (const field of fields) {
    const id = `filter-${escape(field.name)}`;
    text +=
      `<div class="field${field.search ? ' field-search' : ''}"><label for="${id}">${escape(field.label)}</label>` +
      `${field.choices || (field.options && field.options.length > 0) ? selectOf(field, id) : inputOf(field, id)}</div>`;
  }
  return new Handlebars.SafeString(text);
}

const isSet = ({ value }: FilterField): string => (value ? ' class="is-set"' : '');

function selectOf(field: FilterField, id: string): string {
  const options =
    field.choices?.toHTML() ??
    field.options
      ?.map(
        ({ value, label, selected }) =>
          `<option value="${escape(value)}"${selected ? ' selected' : ''}>${escape(label)}</option>`,
      )
      .join('');
  return `<select id="${id}" name="${escape(field.name)}"${isSet(field)}>${options}</select>`;
}

function inputOf(field: FilterField, id: string): string {
  const { name, value, search, type, placeholder } = field;
  const hint = placeholder ? ` placeholder="${escapeText(placeholder)}"` : '';
  const kind = search ? 'search' : escape(type ?? 'text');
  return `<input id="${id}" name="${escape(name)}" type="${kind}" value="${escape(value)}"${hint}${isSet(field)}>`;
}
