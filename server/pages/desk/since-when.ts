/** Since when a rate is worse, as the desk says it. */
export { sinceWhen, type Stretch } from '../../scoring/since-when.ts';
