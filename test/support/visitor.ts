/** A browser without a screen: keeps cookies, follows nothing by itself, sends forms with the token that their page gave. */
import { request as httpRequest } from 'node:http';
import { text as collect } from 'node:stream/consumers';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  location: string | null;
}

export interface Visitor {
  url: string;
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  request(method: string, path: string, headers?: Record<string, string>, body?: string): Promise<Answer>;
  /** Opens `page` (the form's own path unless told), takes the token, and sends the form to `path`. */
  submit(path: string, fields: Record<string, string>, page?: string): Promise<Answer>;
  /** The `Cookie` header as it would be sent. */
  cookieHeader(): string;
}

export function createVisitor(url: string): Visitor {
  const cookies = new Map<string, string>();
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  const request: Visitor['request'] = async (method, path, headers = {}, body) => {
    const answer = await send(
      url,
      method,
      path,
      { ...(cookies.size ? { cookie: cookieHeader() } : {}), ...headers },
      body,
    );
    for (const line of answer.headers.getSetCookie()) keep(cookies, line);
    return answer;
  };

  return {
    url,
    cookies,
    cookieHeader,
    request,
    get: (path, headers) => request('GET', path, headers),
    async submit(path, fields, page = path) {
      const { text } = await request('GET', page);
      const token = /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? '';
      const body = new URLSearchParams({ _csrf: token, ...fields }).toString();
      return request('POST', path, { 'content-type': 'application/x-www-form-urlencoded' }, body);
    },
  };
}

/** Pages write what is beyond ASCII as `&#8211;`; tests say it as people do. */
const withLetters = (text: string): string =>
  text.replace(/&#(\d{3,7});/g, (_whole, point: string) => String.fromCodePoint(Number(point)));

/** Not fetch, which tidies paths up: a visitor with bad intentions does not. */
function send(
  url: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ hostname, port, path, method, headers }, (incoming) => {
      const received = new Headers();
      for (const [name, values] of Object.entries(incoming.headersDistinct))
        for (const value of values ?? []) received.append(name, value);
      collect(incoming)
        .then((text) =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: received,
            text: withLetters(text),
            location: received.get('location'),
          }),
        )
        .catch(reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ');
  const [name = '', value = ''] = pair.split(/=(.*)/s);
  const gone = attributes.some((attribute) => attribute.startsWith('Expires=Thu, 01 Jan 1970'));
  if (gone) cookies.delete(name);
  else cookies.set(name, value);
}
