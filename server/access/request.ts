/** What the access layer adds to a request and a response before a page sees them. */
import type { Tongue } from '../languages/texts.ts';
import type { Person } from '../stores/people.ts';
import type { OpenSession } from '../stores/sessions.ts';
import type { Token } from '../stores/tokens.ts';
import type { Flash } from './flash.ts';
import type { CompanySignIn } from './company-sign-in.ts';
import type { Sessions } from './sessions.ts';
import type { Upload } from './uploads.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** Null: signed out. */
    person: Person | null;
    session: OpenSession | null;
    /** What this visitor reads. */
    readonly language: Tongue;
    /** Of a route with a `scope`, where a token was sent; null in it: one that does not work. */
    bearer?: { token: Token | null };
    /** For the pages that sign in and out. */
    sessions: Sessions;
    company: CompanySignIn;
    /** For `/metrics`. */
    readMetrics: () => Promise<{ contentType: string; text: string }>;
    /** For the policy lab: a backtest waits to be worked off. */
    wakeBacktests: () => void;
    /** In the log, in the error page and in the answer's `X-Request-Id`. */
    requestId: string;
    /** The declared path of the route that answers, for the log and the metrics. */
    routePath?: string;
    /** Of a route that declares `upload`, where the form was sent with a file field. */
    upload?: Upload;
  }
  interface Response {
    /** Leaves a sentence for the next page: `response.flash({ kind: 'done', text }).redirect(303, '/people')`. */
    flash(flash: Flash): this;
  }
}
