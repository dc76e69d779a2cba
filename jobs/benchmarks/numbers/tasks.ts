/** Every simulation that a thread can be sent, by name: sellers `from` … `to − 1` of a set-up. */
import { watchAcceptable } from './false-alarms.ts';

export const tasks = { watchAcceptable };

export type Tasks = typeof tasks;
