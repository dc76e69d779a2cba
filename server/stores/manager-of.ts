/**
 * Who looks after a seller: whom a person assigned it to, else whom the sellers feed names. Every question about managers uses
 * these two pieces, so that there is one answer. A left join by key: cheap for one seller and for all of them.
 */

/** The e-mail, or null. For queries whose sellers are called `v` and which join `assignedTo`. */
export const managerOf = 'COALESCE(assigned.manager_email, v.manager_email)';

export const assignedTo = 'LEFT JOIN assignments assigned ON assigned.seller = v.id';
