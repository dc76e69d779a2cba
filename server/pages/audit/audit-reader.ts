import type { Request } from 'express';
import type { AuditReader } from '../../stores/desk-audit.ts';

/** Who acts under cover reads of it; nobody else does before the reveal, whatever else is theirs to read. */
export const auditReader = ({ person }: Request): AuditReader => ({ ofLab: person?.role === 'lab' });
