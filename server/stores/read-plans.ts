/** Plans of sellers, to be read: each with its steps and the files that show them. */
import type { Buffer } from 'node:buffer';
import type { StepState } from '../cases/plan.ts';
import { joinParts } from './content-parts.ts';
import type { Read } from './read.ts';

export interface PlanFile {
  id: number;
  step: number;
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

export interface PlanStep {
  id: number;
  plan: number;
  kind: 'step' | 'milestone';
  text: string;
  /** Of a milestone, as a share. */
  target: number | null;
  /** `YYYY-MM-DD` */
  dueOn: string;
  state: StepState;
  evidence: string | null;
  closedAt: string | null;
  files: PlanFile[];
}

export interface PlanWord {
  plan: number;
  side: 'marketplace' | 'seller';
  text: string;
  /** The name of whoever said it, or the address where no such person is known any more. */
  by: string;
  at: string;
}

export interface Plan {
  id: number;
  metric: string;
  cause: string;
  state: 'open' | 'ended';
  begunBy: string;
  begunAt: string;
  endedAt: string | null;
  closing: string | null;
  /** What is due first stands first. */
  steps: PlanStep[];
  /** What was said first stands first. */
  words: PlanWord[];
}

type PlanRow = Omit<Plan, 'steps' | 'words'>;

/** Of that seller alone, open ones first, the latest first. */
export async function plansOf(read: Read, seller: number): Promise<Plan[]> {
  const plans = await read<PlanRow>(
    `SELECT p.id AS id, p.metric AS metric, p.cause AS cause, p.state AS state, p.begun_by AS "begunBy", p.begun_at AS "begunAt",
       p.ended_at AS "endedAt", p.closing AS closing
     FROM plans p WHERE p.seller = ? ORDER BY p.state DESC, p.id DESC`,
    [seller],
  );
  if (plans.length === 0) return [];
  const steps = await read<Omit<PlanStep, 'files'>>(
    `SELECT s.id AS id, s.plan AS plan, s.kind AS kind, s.text AS text, s.target AS target, s.due_on AS "dueOn", s.state AS state,
       s.evidence AS evidence, s.closed_at AS "closedAt"
     FROM plan_steps s JOIN plans p ON p.id = s.plan WHERE p.seller = ? ORDER BY s.due_on, s.id`,
    [seller],
  );
  const files = await read<PlanFile>(`SELECT ${fileColumns} WHERE p.seller = ? ORDER BY f.id`, [seller]);
  const whole = steps.map((step): PlanStep => ({ ...step, files: files.filter((file) => file.step === step.id) }));
  const words = await read<PlanWord>(
    `SELECT w.plan AS plan, w.side AS side, w.text AS text, COALESCE(m.name, w.person) AS "by", w.at AS at
     FROM plan_words w JOIN plans p ON p.id = w.plan LEFT JOIN people m ON m.email = w.person
     WHERE p.seller = ? ORDER BY w.id`,
    [seller],
  );
  return plans.map((plan) => ({
    ...plan,
    steps: whole.filter((step) => step.plan === plan.id),
    words: words.filter((word) => word.plan === plan.id),
  }));
}

/** Null unless the file belongs to a plan of that very seller. */
export async function planFile(
  read: Read,
  seller: number,
  id: number,
): Promise<(PlanFile & { content: Buffer }) | null> {
  const [row] = await read<PlanFile>(`SELECT ${fileColumns} WHERE p.seller = ? AND f.id = ?`, [seller, id]);
  if (!row) return null;
  const parts = await read<{ content: string }>('SELECT content FROM plan_file_parts WHERE file = ? ORDER BY part', [
    id,
  ]);
  return { ...row, content: joinParts(parts) };
}

const fileColumns = `f.id AS id, f.step AS step, f.name AS name, f.type AS type, f.size AS size, f.sha256 AS sha256
  FROM plan_files f JOIN plan_steps s ON s.id = f.step JOIN plans p ON p.id = s.plan`;
