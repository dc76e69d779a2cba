/** What the layout shows on every page, whatever the page is: person, ways to go, flash, night and feeds. */
import type { Express, Response } from 'express';
import type { Access } from './access/index.ts';
import type { Flash } from './access/flash.ts';
import type { Context } from './context.ts';
import { rememberReader } from './access/language.ts';
import { languageWays, type LanguageWay } from './access/language-ways.ts';
import { texts, type Tongue } from './languages/texts.ts';
import { navigationFor, type Way } from './navigation.ts';
import type { Day } from './scoring/day.ts';
import { sendPage } from './send-page.ts';
import type { DrawPage } from './templates.ts';
import { nightFacts, type FeedMark, type ShownNight } from './night-facts.ts';
import type { Person } from './stores/people.ts';

/**
 * In every template beside the page's own model. A page's field of the same name is seen by that page alone, never by
 * the layout around it.
 */
export interface LayoutFacts {
  /** What the reader reads. */
  language: Tongue;
  /** `roomy`: larger letters, for sellers and the lab. */
  person: (Person & { roomy: boolean }) | null;
  navigation: readonly Way[];
  /** For visitors. */
  languageWays: LanguageWay[] | null;
  /** For `{{> csrf}}`. */
  csrfToken: string;
  theme: string | null;
  flash: Flash[];
  /** The business day on which the page is read. */
  today: Day;
  timeZone: string;
  /** Null as long as no night was published, and for whoever is signed out. */
  night: ShownNight | null;
  feeds: FeedMark[];
  /** The path of this page, without its query. */
  path: string;
  requestId: string;
  /** Names everything that the frame around the page shows; null where it shows a flash. */
  frame: string | null;
}

/**
 * Makes `response.render('desk/today', model)` look the facts up first, so that an answer that renders nothing does not pay for them.
 * Express's own way to a template copies the model twice and waits a turn.
 */
export function useLayout(app: Express, context: Context, { cookies, csrf, flashes }: Access, draw: DrawPage): void {
  const { calendar, clock, config } = context;
  const nightFor = nightFacts(context);
  const factsFor = async (response: Response): Promise<LayoutFacts> => {
    const { req: request } = response;
    const { language } = request;
    const { person, session } = request;
    const { night, feeds } = await nightFor(session);
    const navigation = navigationFor(person, request.path, texts(language));
    const ways = person ? null : languageWays(request, response);
    const csrfToken = csrf.tokenFor(request, response);
    const theme = session ? themeOf(session.preferences) : null;
    const flash = flashes.take(request, response);
    if (person) rememberReader(request, response, cookies);
    const today = calendar(clock.now());
    const current = navigation.findIndex((way) => way.current);
    const who = `${person?.id} ${person?.role} ${person?.name}\t${person?.email}`;
    return {
      language,
      person: person && { ...person, roomy: person.role === 'seller' || person.role === 'lab' },
      navigation,
      languageWays: ways,
      csrfToken,
      theme,
      flash,
      today,
      timeZone: config.timeZone,
      night,
      feeds,
      path: request.path,
      requestId: request.requestId,
      frame:
        flash.length > 0
          ? null
          : `${language} ${csrfToken} ${theme} ${today} ${session?.published} ${night?.overdue} ${current} ${who} ${ways?.[0]?.href}`,
    };
  };
  app.response.render = function (this: Response, view: string, model?: object) {
    factsFor(this)
      .then((facts) => sendPage(this, draw(view, { ...app.locals, ...facts, ...model, layoutFacts: facts })))
      .catch((error: unknown) => this.req.next?.(error));
  };
}

const themeOf = (preferences: string): string | null => (JSON.parse(preferences) as { theme?: string }).theme ?? null;
